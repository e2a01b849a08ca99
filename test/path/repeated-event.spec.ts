import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', userId: 'ana', metadata: { attempt: 1, from: 'app' } };

describe('a backend that is not sure whether its event arrived sends it again', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  const stored = async (clientId: string): Promise<number> =>
    Number((await system.database.rows<{ n: string }>('select count(*) as n from event where client_id = $1', [clientId]))[0]?.n);

  it('gets the first answer again, whatever the order of its fields, and nothing is stored twice', async () => {
    const first = await system.post('/events/user?withAutoEntity=true', login, { 'Idempotency-Key': 'login-1' });
    const { metadata, ...rest } = login;
    const again = await system.post('/events/user?withAutoEntity=true', { metadata: { from: metadata.from, attempt: 1 }, ...rest }, { 'Idempotency-Key': 'login-1' });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(await stored('login-1')).toBe(1);
  });

  it('is told when the key belongs to another event', async () => {
    const { status, body } = await system.post('/events/user', { ...login, userId: 'somebody else' }, { 'Idempotency-Key': 'login-1' });
    expect(status).toBe(409);
    expect(body['error']).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('may give the key as the id of the event', async () => {
    const event = { ...login, id: 'login-2' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => system.post('/events/user', event)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(49);
    expect(await stored('login-2')).toBe(1);
    const both = await system.post('/events/user', event, { 'Idempotency-Key': 'another' });
    expect(both.body['error']).toMatchObject({ code: 'IDEMPOTENCY_KEY_AMBIGUOUS' });
  });

  it('keeps the keys of two organizations apart', async () => {
    const other = await WholeSystem.start({ databaseUrl: system.databaseUrl });
    const [organization] = await system.database.rows<{ id: string }>(`insert into organization (id, name) values (gen_random_uuid(), 'Other') returning id`);
    await system.database.run(`update api_key set organization_id = $1 where kind = 'publishable'`, [organization?.id]);
    await system.database.run(`update api_key set permissions = '{events:create}' where kind = 'publishable'`);
    const answer = await other.ask('POST', '/events/user', { body: { ...login, id: 'login-2' }, key: system.publishableKey });
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
    expect(answer.status).toBe(201);
    await other.stop();
  });
});

describe('a backend posts many events at once', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it('is answered event by event, and a bad one rejects only itself', async () => {
    const events = [
      { ...login, id: 'b-1' },
      { ...login, eventType: 'LOGIN_SUCCES' },
      { ...login, id: 'b-1' },
      { ...login, id: 'b-1', userId: 'changed' },
      { eventType: 'LOGOUT' },
      { ...login, metadata: { note: 'a\u0000b' } },
      { ...login, timestamp: 'yesterday' },
    ];
    const { status, body } = await system.post('/events/user/batch?withAutoEntity=true', events);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, accepted: 1, duplicates: 1, rejected: 5 });
    const lines = body['results'] as unknown as { index: number; status: string; id?: string; error?: { code: string; message: string } }[];
    expect(lines.map(({ index, status, error }) => [index, status, error?.code])).toEqual([
      [0, 'accepted', undefined],
      [1, 'rejected', 'EVENT_TYPE_UNKNOWN'],
      [2, 'duplicate', undefined],
      [3, 'rejected', 'IDEMPOTENCY_KEY_REUSED'],
      [4, 'rejected', 'ENTITY_IDENTIFIER_MISSING'],
      [5, 'rejected', 'VALIDATION_ERROR'],
      [6, 'rejected', 'VALIDATION_ERROR'],
    ]);
    expect(lines[1]?.error?.message).toContain('Did you mean LOGIN_SUCCESS?');
    expect(lines[2]?.id).toBe(lines[0]?.id);
  });

  it('reads NDJSON line by line, with one idempotency key for the whole file', async () => {
    const lines = [JSON.stringify(login), '{"eventType": broken', JSON.stringify({ ...login, eventType: 'LOGOUT' })].join('\n');
    const send = () => system.post('/events/user/batch', lines, { 'Content-Type': 'application/x-ndjson', 'Idempotency-Key': 'file-1' });
    expect((await send()).body).toMatchObject({ accepted: 2, duplicates: 0, rejected: 1, results: [{}, { error: { code: 'MALFORMED_JSON' } }, {}] });
    expect((await send()).body).toMatchObject({ accepted: 0, duplicates: 2, rejected: 1 });
  });

  it('reads the first line also behind the byte order mark that Windows writes', async () => {
    const { body } = await system.post('/events/user/batch', `\uFEFF${JSON.stringify(login)}\r\n${JSON.stringify(login)}\r\n`, { 'Content-Type': 'application/x-ndjson' });
    expect(body).toMatchObject({ accepted: 2, rejected: 0 });
  });
});
