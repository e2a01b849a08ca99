import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { type Answer, type Json, WholeSystem } from '../support/whole-system.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const ids = ({ body }: Answer): string[] => (body['events'] as unknown as { id: string }[]).map(({ id }) => id);
const named = ({ body }: Answer): string[] => (body['error']?.['details'] as unknown as { field: string }[]).map(({ field }) => field);

describe('an analyst looks at what happened', () => {
  let system: WholeSystem;
  let ana: string;
  let acme: string;
  /** By the name that the story gives each. */
  const events = new Map<string, string>();
  const called = (answer: Answer): string[] => ids(answer).map((id) => [...events].find(([, known]) => known === id)?.[0] ?? id);
  const list = (query: string): Promise<Answer> => system.get(`/events/user?${query}`);

  beforeAll(async () => {
    system = await WholeSystem.shared();
    const create = async (entity: object): Promise<string> => String((await system.post('/entities', entity)).body['entity']?.['id']);
    ana = await create({ type: 'person', name: 'Ana', externalId: 'ana', taxId: '20-24245549-6', countryCode: 'AR' });
    acme = await create({ type: 'company', name: 'Acme', externalId: 'acme', taxId: '30-50001091-2', countryCode: 'AR' });
    const post = async (name: string, event: object): Promise<void> => {
      const { status, body } = await system.post('/events/user', event);
      expect(status).toBe(201);
      events.set(name, String(body['event']?.['id']));
    };
    await post('login', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'ana', userId: 'u1', deviceId: 'phone', sessionId: 's1', ipAddress: '190.16.0.1', timestamp: '2026-11-20T10:00:00Z' });
    await post('failure', { eventType: 'LOGIN_FAILED', taxId: '20242455496', userId: 'u1', country: 'BR', timestamp: '2026-11-20T10:30:00Z' });
    await post('transfer', { eventType: 'TRANSFER_SUCCESS', entityId: ana, userId: 'u1', sessionId: 's1', metadata: { amount: 1, _session: 'x' }, timestamp: '2026-11-20T11:00:00Z' });
    await post('payroll', { eventType: 'TRANSFER_SUCCESS', entityExternalId: 'acme', userId: 'u2', timestamp: '2026-11-20T12:00:00Z' });
    await post('stranger', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'nobody', taxId: '27-28033514-8', userId: 'u3', timestamp: '2026-11-20T13:00:00Z' });
    await system.settled();
  });
  afterAll(() => system.stop());

  it.each<[string, string[]]>([
    ['', ['stranger', 'payroll', 'transfer', 'failure', 'login']],
    ['user_id=u1', ['transfer', 'failure', 'login']],
    ['entity_external_id=ana', ['transfer', 'failure', 'login']],
    ['tax_id=20.242.455.49-6', ['transfer', 'failure', 'login']],
    ['entity_external_id=ana&tax_id=30500010912', ['payroll', 'transfer', 'failure', 'login']],
    ['entity_external_id=nobody', ['stranger']],
    ['tax_id=27280335148', ['stranger']],
    ['entity_external_id=nobody&tax_id=27280335148&entity_id=ACME', ['stranger', 'payroll']],
    ['entity_id=ACME&event_type=LOGIN_SUCCESS', []],
    ['event_type=LOGIN_SUCCESS,LOGIN_FAILED', ['stranger', 'failure', 'login']],
    ['event_type=LOGIN_FAILED&event_type=TRANSFER_SUCCESS', ['payroll', 'transfer', 'failure']],
    ['start_date=2026-11-20T07:30:00-03:00&end_date=2026-11-20T12:00:00Z', ['transfer', 'failure']],
    ['start_date=2026-11-20T13:30:00+03', ['stranger', 'payroll', 'transfer', 'failure']],
    ['entity_external_id=ana&event_type=TRANSFER_SUCCESS&start_date=2026-11-20T00:00:00Z', ['transfer']],
    ['device_id=phone', ['login']],
    ['session_id=s1&user_id=u1', ['transfer', 'login']],
    ['session_id=s1&user_id=u2', []],
    ['ip_address=190.16.0.1', ['login']],
    ['country=br', ['failure']],
    ['country=AR', ['login']],
    ['q=login', ['stranger', 'failure', 'login']],
    ['q=190.16.0.1', ['login']],
    ['q=u2', ['payroll']],
    ['q=ana', ['transfer', 'failure', 'login']],
    ['q=27-28033514-8', ['stranger']],
    ['q=phone', ['login']],
    ['q=s1', ['transfer', 'login']],
    ['q=success&entity_external_id=ana', ['transfer', 'login']],
    ['q=nothing%20like%20it', []],
  ])('that matches "%s"', async (query, expected) => {
    const answer = await list(query.replace('ACME', acme));
    expect(called(answer)).toEqual(expected);
    expect(answer.body['pagination']).toEqual({ total: expected.length, totalRelation: 'eq', limit: 100, offset: 0, hasMore: false, nextCursor: null });
  });

  it('by its id, or by how the id begins', async () => {
    const id = String(events.get('payroll'));
    expect(called(await list(`q=${id.toUpperCase()}`))).toEqual(['payroll']);
    expect(called(await list(`q=${id.slice(0, 20)}`))).toContain('payroll');
  });

  it('whole, in UTC, and without what belongs to the system', async () => {
    const { body } = await system.get(`/events/user/${events.get('login')}`);
    expect(body['event']).toMatchObject({ timestamp: '2026-11-20T10:00:00.000Z', entityId: ana, location: { country: 'AR', networkClass: 'consumer', addressKind: 'public' }, correctedAt: null });
    expect((await system.get(`/events/user/${events.get('transfer')}`)).body['event']?.['metadata']).toEqual({ amount: 1 });
    expect((await system.get(`/events/user/${nowhere}`)).body['error']).toMatchObject({ code: 'EVENT_NOT_FOUND' });
    expect((await system.get('/events/user/not-an-id')).status).toBe(404);
  });

  it('page by page, by offset and by cursor, each event once', async () => {
    expect(called(await list('limit=2&offset=1'))).toEqual(['payroll', 'transfer']);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer: Answer = await list(`limit=2&entity_external_id=ana&tax_id=27280335148${cursor && `&cursor=${cursor}`}`);
      expect(answer.body['pagination']).toMatchObject({ total: 4, limit: 2, offset: 0 });
      seen.push(...called(answer));
      cursor = answer.body['pagination']?.['nextCursor'] as unknown as string | null;
    }
    expect(seen).toEqual(['stranger', 'transfer', 'failure', 'login']);
    const next = String((await list('limit=2')).body['pagination']?.['nextCursor']);
    expect((await list(`limit=2&user_id=u1&cursor=${next}`)).body['error']).toMatchObject({ code: 'CURSOR_INVALID' });
    expect((await list('cursor=made-up')).body['error']).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it.each<[string, string]>([
    ['limit=1001', 'limit'],
    ['limit=0', 'limit'],
    ['entity_id=user_1', 'entity_id'],
    ['start_date=2026-11-20', 'start_date'],
    ['end_date=2026-11-20T10:00:00', 'end_date'],
    ['start_date=2026-11-20T10:00:00Z&end_date=2026-11-20T09:00:00Z', 'end_date'],
    ['country=Brazil', 'country'],
    ['cursor=x&offset=1', 'offset'],
    ['user_id=a%00b', 'user_id'],
    ['userId=u1', 'userId'],
    ['q=', 'q'],
  ])('400 for ?%s', async (query, field) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    expect(named(answer)).toContain(field);
  });

  it('of one entity, with the entity beside them', async () => {
    const answer = await system.get(`/events/user/entity/${ana}?limit=2`);
    expect(called(answer)).toEqual(['transfer', 'failure']);
    expect(answer.body).toMatchObject({ entity: { id: ana, external_id: 'ana', tax_id: '20-24245549-6', name: 'Ana', type: 'person' }, pagination: { total: 3, hasMore: true } });
    expect((await system.get(`/events/user/entity/${nowhere}`)).body['error']).toMatchObject({ code: 'ENTITY_NOT_FOUND' });
    expect((await system.get('/events/user/entity/ana')).status).toBe(404);
  });

  it('or only asks whether somebody has events', async () => {
    const empty = String((await system.post('/entities', { type: 'person', name: 'Bea', externalId: 'bea' })).body['entity']?.['id']);
    const has = async (query: string): Promise<Json> => (await system.get(`/events/user/entity/has-events?${query}`)).body;
    expect(await has(`entity_id=${ana}`)).toEqual({ success: true, hasEvents: true, entityId: ana });
    expect(await has('tax_id=20-24245549-6')).toEqual({ success: true, hasEvents: true, entityId: ana });
    expect(await has(`entity_external_id=bea&tax_id=20242455496`)).toEqual({ success: true, hasEvents: false, entityId: empty });
    expect((await system.get(`/events/user/entity/${acme}/has-events`)).body).toEqual({ success: true, hasEvents: true, entityId: acme });
    for (const path of ['/events/user/entity/has-events?entity_external_id=nobody', `/events/user/entity/${nowhere}/has-events`, '/events/user/entity/ana/has-events']) {
      const answer = await system.get(path);
      expect([answer.status, answer.body['error']?.['code']]).toEqual([404, 'ENTITY_NOT_FOUND']);
    }
    expect(named(await system.get('/events/user/entity/has-events'))).toEqual(['entity_id', 'entity_external_id', 'tax_id']);
  });

  it('or how many there are of each type', async () => {
    expect((await system.get('/events/user/stats')).body).toEqual({
      success: true,
      stats: [
        { event_type: 'LOGIN_SUCCESS', count: 2, last_occurrence: '2026-11-20T13:00:00.000Z' },
        { event_type: 'TRANSFER_SUCCESS', count: 2, last_occurrence: '2026-11-20T12:00:00.000Z' },
        { event_type: 'LOGIN_FAILED', count: 1, last_occurrence: '2026-11-20T10:30:00.000Z' },
      ],
    });
    const { body } = await system.get('/events/user/stats?user_id=u2');
    expect(body['stats']).toEqual([{ event_type: 'TRANSFER_SUCCESS', count: 1, last_occurrence: '2026-11-20T12:00:00.000Z' }]);
    expect((await system.get('/events/user/stats?entity_id=x')).status).toBe(400);
  });

  it('and never at another organization', async () => {
    const { key } = await anotherOrganization(system);
    const theirs = (path: string): Promise<Answer> => system.ask('GET', path, { key });
    for (const query of ['', `entity_id=${ana}`, 'entity_external_id=nobody', 'tax_id=27280335148', 'user_id=u1', 'device_id=phone', 'session_id=s1', 'ip_address=190.16.0.1', 'q=login', 'q=phone', `q=${events.get('login')}`]) {
      expect(ids(await theirs(`/events/user?${query}`)), query).toEqual([]);
    }
    expect((await theirs('/events/user/stats')).body['stats']).toEqual([]);
    expect((await theirs('/events/user/stats?user_id=u1')).body['stats']).toEqual([]);
    for (const path of [`/events/user/${events.get('login')}`, `/events/user/entity/${ana}`, `/events/user/entity/${ana}/has-events`, '/events/user/entity/has-events?entity_external_id=ana']) {
      expect((await theirs(path)).status, path).toBe(404);
    }
    const { key: weak } = await anotherOrganization(system, ['events:create']);
    expect((await system.ask('GET', '/events/user', { key: weak })).status).toBe(403);
  });

  it('also after the person was deleted', async () => {
    await system.database.run('update entity set deleted_at = now() where id = $1', [acme]);
    expect(called(await list(`entity_id=${acme}`))).toEqual(['payroll']);
    expect((await system.get(`/events/user/entity/${acme}`)).status).toBe(404);
    expect((await system.get(`/events/user/entity/${acme}/has-events`)).status).toBe(404);
  });

  it('over quiet months and back to those before them', async () => {
    await system.post('/entities', { type: 'person', name: 'Vera', externalId: 'vera', countryCode: 'AR' });
    const moments = ['2026-11-18T10:00:00.000Z', '2026-11-17T10:00:00.000Z', '2026-04-02T10:00:00.000Z', '2026-04-01T10:00:00.000Z', '2025-03-01T10:00:00.000Z'];
    for (const timestamp of moments) expect((await system.post('/events/user', { eventType: 'BALANCE_CHECK', entityExternalId: 'vera', timestamp })).status).toBe(201);
    const page = async (query: string): Promise<{ at: unknown[]; pagination: Json }> => {
      const { body } = await list(`entity_external_id=vera&${query}`);
      return { at: (body['events'] as unknown as { timestamp: string }[]).map(({ timestamp }) => timestamp), pagination: body['pagination'] as Json };
    };
    expect((await page('limit=2')).at).toEqual(moments.slice(0, 2));
    expect(await page('limit=4')).toMatchObject({ at: moments.slice(0, 4), pagination: { total: 5, hasMore: true } });
    expect(await page('limit=2&offset=3')).toMatchObject({ at: moments.slice(3), pagination: { total: 5, hasMore: false } });
    const first = await page('limit=2');
    expect(await page(`limit=2&cursor=${String(first.pagination['nextCursor'])}`)).toMatchObject({ at: moments.slice(2, 4), pagination: { total: 5, hasMore: true } });
  });
});

describe('a list of very many events', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { READ_TIMEOUT_SECONDS: '1' } });
    const [organization] = await system.database.rows<{ id: string }>('select id from organization');
    await system.database.run(
      `insert into event (id, timestamp, organization_id, event_type, user_id, country)
       select gen_random_uuid(), '2026-11-20T00:00:00Z'::timestamptz + n * interval '1 ms', $1, case when n % 6 = 0 then 'LOGOUT' else 'LOGIN_SUCCESS' end, 'u' || n % 2, 'AR'
       from generate_series(1, 60000) n`,
      [organization?.id],
    );
    await system.database.run(`insert into event_tally values ($1, '2026-11-01', 'LOGIN_SUCCESS', 0, 50000, now()), ($1, '2026-11-01', 'LOGOUT', 1, 9000, now()), ($1, '2026-11-01', 'LOGOUT', 2, 1000, now())`, [organization?.id]);
  });
  afterAll(() => system.stop());

  it.each<[string, number, string]>([
    ['limit=1', 60_000, 'eq'],
    ['limit=1&event_type=LOGOUT', 10_000, 'eq'],
    ['limit=1&user_id=u1', 10_000, 'gte'],
    ['limit=1&user_id=u1&offset=20000', 20_002, 'gte'],
    ['limit=1&user_id=u0&event_type=LOGOUT', 10_000, 'eq'],
    ['limit=1&start_date=2026-11-20T00:00:50.001Z', 10_000, 'eq'],
    ['limit=1&start_date=2026-11-20T00:00:50Z', 10_000, 'gte'],
    ['limit=1&country=AR', 10_000, 'gte'],
  ])('says how many match %s: %i (%s)', async (query, total, totalRelation) => {
    const { body } = await system.get(`/events/user?${query}`);
    expect(body['pagination']).toMatchObject({ total, totalRelation, hasMore: true });
  });

  it('is refused in time when the question is too wide', async () => {
    const { status, body } = await system.database.transaction(async (tx) => {
      await tx.run('lock table event in access exclusive mode');
      return system.get('/events/user?country=BR');
    });
    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code: 'QUERY_TOO_WIDE' });
  });
});
