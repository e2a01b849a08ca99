import { ApiKeys, Organizations } from '@app/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { pageByPage } from '../support/page-by-page.js';
import { type Answer, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
/** The keys of another organization. */
let stranger: string;
/** A key of our own that may read settings and not write them. */
let reader: string;
/** Both: others work with the same system. */
let organizationIds: readonly string[];

beforeAll(async () => {
  system = await WholeSystem.shared();
  const keys = new ApiKeys(system.database);
  const settings = { name: 'settings', kind: 'secret' as const, permissions: ['settings:read', 'settings:write'] };
  const [own, theirs] = [String((await system.get('/organization')).body['organization']?.['id']), await new Organizations(system.database).create({ name: 'Another', defaultCountry: null })];
  organizationIds = [own, theirs];
  stranger = (await keys.create(theirs, settings)).key;
  reader = (await keys.create(own, { ...settings, permissions: ['settings:read'] })).key;
});
afterAll(() => system.stop());

const put = (path: string, body: unknown, key = system.secretKey): Promise<Answer> => system.ask('PUT', path, { body, key });
const items = (answer: Answer) => answer.body['items'] as unknown as Record<string, unknown>[];

describe('an organization has names of its own for what its users do', () => {
  beforeEach(() => system.database.run('delete from mapping where organization_id = any($1::uuid[])', [organizationIds]));

  it('is understood from the next scoring pass after it mapped them, and not before', async () => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await system.post('/api/events', { type: 'user.signin_wrong_password', identity: { id: 'forgetful' }, timestamp: `2026-11-20T12:00:0${attempt}Z` });
    }
    await system.settled();
    const entityId = String((await system.get('/entities/by-external-id/forgetful')).body['entity']?.['id']);
    /** How many failed logins scoring sees. */
    const failures = async (): Promise<number> => {
      await system.scoreAgain(entityId);
      const observations = (await system.analysisOf(entityId))['observations'] as unknown as { code: string; because: string }[];
      return Number(/^(\d+) logins/.exec(observations.find(({ code }) => code === 'behavior.failed-logins')?.because ?? '')?.[1] ?? 0);
    };
    expect(await failures()).toBe(0);

    const mapped = await put('/api/mappings/EVENT_TYPE/user.signin-wrong-password', { target: 'LOGIN_FAILED', description: 'Wrong password.' });
    expect(mapped.status).toBe(200);
    expect(mapped.body).toMatchObject({ kind: 'EVENT_TYPE', scope: 'CUSTOMER', source: 'user.signin-wrong-password', target: 'LOGIN_FAILED', warnings: [] });
    expect(await failures()).toBe(8);

    await put('/api/mappings/EVENT_TYPE/user.signin_wrong_password', { target: 'LOGOUT' }, stranger);
    expect(await failures()).toBe(8);
    expect((await system.delete('/api/mappings/EVENT_TYPE/user.signin_wrong_password')).status).toBe(204);
    expect(await failures()).toBe(0);
  });

  it('sets, overwrites in any spelling, lists before the global ones, and deletes', async () => {
    await put('/api/mappings/EVENT_TYPE/Checkout%2FStep%201', { target: 'PURCHASE' });
    await put('/api/mappings/EVENT_TYPE/checkout-step-1', { target: null, description: 'Only a page.' });
    await put('/api/mappings/IDENTITY_FIELD/kontakt', { target: 'email' });
    await put('/api/mappings/IDENTITY_FIELD/theirs', { target: 'EMAIL' }, stranger);
    expect(items(await system.get('/api/mappings?scope=CUSTOMER')).map(({ kind, source, target }) => [kind, source, target])).toEqual([
      ['EVENT_TYPE', 'checkout-step-1', null],
      ['IDENTITY_FIELD', 'kontakt', 'EMAIL'],
    ]);
    const all = await system.get('/api/mappings?limit=500');
    expect(all.body['total']).toBe(items(all).length);
    const pages = await Promise.all([0, 1, 2, 3].map(async (offset) => items(await system.get(`/api/mappings?limit=1&offset=${offset}`))[0]));
    expect(pages).toEqual(items(all).slice(0, 4));
    expect(pages.map((mapping) => mapping?.['scope'])).toEqual(['CUSTOMER', 'CUSTOMER', 'GLOBAL', 'GLOBAL']);
    const { read, whole, refusal } = await pageByPage(system, '/api/mappings?term=ch', 'items', 500);
    expect([whole.length > 5, read, refusal]).toEqual([true, whole, 'CURSOR_INVALID']);
    expect(items(await system.get('/api/mappings?kind=IDENTITY_FIELD&term=KONT')).map(({ source }) => source)).toEqual(['kontakt']);
    expect(items(await system.get('/api/mappings?scope=GLOBAL&term=sign_up'))).toEqual([]);
    expect(items(await system.get('/api/mappings?scope=GLOBAL&term=signup')).map(({ target }) => target)).toEqual(['REGISTRATION', 'REGISTRATION']);

    expect((await system.delete('/api/mappings/EVENT_TYPE/checkoutStep1')).status).toBe(204);
    const gone = await system.delete('/api/mappings/EVENT_TYPE/checkoutStep1');
    expect([gone.status, gone.body['code']]).toEqual([404, 'MAPPING_NOT_FOUND']);
    expect((await system.delete('/api/mappings/IDENTITY_FIELD/theirs')).status).toBe(404);
  });

  it('is told of a target that does not exist, which is stored as nothing', async () => {
    const wrong = await put('/api/mappings/EVENT_TYPE/entered', { target: 'LOGIN_SUCESS' });
    expect(wrong.body).toMatchObject({ target: null, warnings: [{ field: 'target', message: 'No canonical event type is called LOGIN_SUCESS; the source was mapped to nothing. Did you mean LOGIN_SUCCESS?' }] });
    const alias = await put('/api/mappings/EVENT_TYPE/entered', { target: 'LOGIN' });
    expect(alias.body).toMatchObject({ target: 'LOGIN_SUCCESS', warnings: [{ field: 'target', message: 'LOGIN is called LOGIN_SUCCESS here.' }] });
    const field = await put('/api/mappings/IDENTITY_FIELD/x', { target: 'PURCHASE' });
    expect(field.body).toMatchObject({ target: null, warnings: [{ field: 'target' }] });
  });

  it.each([
    ['/api/mappings/EVENT/x', { target: 'LOGIN' }, ['kind']],
    ['/api/mappings/EVENT_TYPE/%00', { target: 'LOGIN' }, ['source']],
    ['/api/mappings/EVENT_TYPE/x', { target: 7 }, ['target']],
    ['/api/mappings/EVENT_TYPE/x', {}, ['target']],
    ['/api/mappings/EVENT_TYPE/x', { target: 'LOGIN', description: 'a\u0000', note: 1 }, ['description', 'note']],
  ])('refuses %s with %j and writes nothing', async (path, body, fields) => {
    const { status, body: answer } = await put(path, body);
    expect(status).toBe(400);
    expect((answer['details'] as unknown as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(items(await system.get('/api/mappings?scope=CUSTOMER'))).toEqual([]);
  });

  it('keeps a name that grows when it is spelled', async () => {
    const long = encodeURIComponent('\ufdfa'.repeat(20));
    expect((await put(`/api/mappings/EVENT_TYPE/${long}`, { target: 'LOGIN_SUCCESS' })).status).toBe(200);
    expect((await system.delete(`/api/mappings/EVENT_TYPE/${long}`)).status).toBe(204);
  });

  it('sees which of its types mean nothing yet', async () => {
    const { id, key } = await anotherOrganization(system);
    await system.database.run(
      `insert into event_tally (organization_id, month, event_type, shard, events, last_at)
       select $1, date_trunc('month', now() - m * interval '1 month')::date, type, 7, 3, now() - m * interval '1 month'
       from unnest('{0,1,3}'::int[], '{tarjeta.rechazada,LOGIN_FALIED,too.old}'::text[]) as t(m, type)`,
      [id],
    );
    await put('/api/mappings/EVENT_TYPE/tarjeta.rechazada', { target: 'PURCHASE_FAILED' }, stranger);
    const unmapped = items(await system.ask('GET', '/api/mappings/unmapped', { key }));
    expect(unmapped.map(({ source, events, suggestion }) => [source, events, suggestion])).toEqual([['tarjeta.rechazada', 3, null], ['LOGIN_FALIED', 3, 'LOGIN_FAILED']]);
    await put('/api/mappings/EVENT_TYPE/Tarjeta%20Rechazada', { target: null }, key);
    expect((await system.ask('GET', '/api/mappings/unmapped', { key })).body).toMatchObject({ total: 1, items: [{ source: 'LOGIN_FALIED' }] });
    expect((await system.ask('GET', '/api/mappings/unmapped', { key: stranger })).body).toMatchObject({ total: 0 });
  });

  it('needs the permission', async () => {
    expect((await put('/api/mappings/EVENT_TYPE/x', { target: 'LOGIN' }, reader)).status).toBe(403);
    expect((await system.ask('DELETE', '/api/mappings/EVENT_TYPE/x', { key: reader })).status).toBe(403);
    expect((await system.ask('GET', '/api/mappings', { key: reader })).status).toBe(200);
    expect((await system.ask('GET', '/api/mappings', { key: system.publishableKey })).status).toBe(403);
  });
});

describe('an organization keeps look-up tables', () => {
  beforeEach(() => system.database.run('delete from dataset_entry where organization_id = any($1::uuid[])', [organizationIds]));

  const ips = '/api/datasets/suspicious_ips/entries';

  it('fills them one by one and ten thousand at a time, and reads them back', async () => {
    expect((await put(`${ips}/203.0.113.7`, { value: 'Chargebacks' })).body).toEqual({ key: '203.0.113.7', value: 'Chargebacks', scope: 'CUSTOMER' });
    const many = Array.from({ length: 10_000 }, (_, n) => ({ key: `198.51.${n >> 8}.${n & 255}`, value: null }));
    expect((await system.post(ips, { entries: many })).body).toEqual({ slug: 'suspicious_ips', written: 10_000 });
    const twice = [{ key: '203.0.113.7', value: 'first' }, { key: '203.0.113.7', value: 'last' }];
    expect((await system.post(ips, { entries: twice })).body).toMatchObject({ written: 1 });
    expect((await system.get(`${ips}?limit=1&offset=10000`)).body).toEqual({ items: [{ key: '203.0.113.7', value: 'last', scope: 'CUSTOMER' }], total: 10_001, limit: 1, offset: 10_000, hasMore: false, nextCursor: null });
    expect((await system.get(`${ips}?term=LAST`)).body).toMatchObject({ total: 1 });
    expect((await system.ask('GET', ips, { key: stranger })).body).toMatchObject({ total: 0 });
    expect((await system.ask('DELETE', `${ips}/203.0.113.7`, { key: stranger })).body).toMatchObject({ code: 'DATASET_ENTRY_NOT_FOUND' });
    expect((await system.delete(`${ips}/203.0.113.7`)).status).toBe(204);
    expect((await system.delete(`${ips}/203.0.113.7`)).status).toBe(404);
  });

  it('reads a table to its end by cursor, however long its keys are in whatever script', async () => {
    const tables = '/api/datasets/foreign_words/entries';
    for (const letter of ['ж', '風', '"']) await put(`${tables}/${encodeURIComponent(letter.repeat(256))}`, { value: 'word' });
    const { read, whole } = await pageByPage(system, tables, 'items', 500);
    expect([whole.length, read]).toEqual([3, whole]);
    for (const letter of ['ж', '風', '"']) await system.delete(`${tables}/${encodeURIComponent(letter.repeat(256))}`);
  });

  it('makes tables of its own, and adds to the global ones or switches their keys off', async () => {
    await put('/api/datasets/blocked_bins/entries/457173', { value: 'BIN attack' });
    const relay = '/api/datasets/relay_email_domains/entries';
    const before = (await system.get(`${relay}?limit=500`)).body;
    await put(`${relay}/duck.com`, { value: null });
    await put(`${relay}/relay.example.com`, { value: 'Ours' });
    const after = items(await system.get(`${relay}?limit=500`));
    expect(after.slice(0, 2)).toEqual([{ key: 'duck.com', value: null, scope: 'CUSTOMER' }, { key: 'relay.example.com', value: 'Ours', scope: 'CUSTOMER' }]);
    expect(after).toHaveLength(Number(before['total']) + 1);
    expect(items(await system.get(`${relay}?limit=2&offset=1`))).toEqual(after.slice(1, 3));
    const { read, whole, refusal } = await pageByPage(system, relay, 'items', 500);
    expect([read, whole, refusal]).toEqual([after, after, 'CURSOR_INVALID']);
    expect(items(await system.get('/api/datasets')).map(({ slug, scope, entries }) => [slug, scope, entries])).toEqual([
      ['blocked_bins', 'CUSTOMER', 1],
      ['disposable_email_domains', 'GLOBAL', expect.any(Number)],
      ['relay_email_domains', 'CUSTOMER', 2],
      ['relay_email_domains', 'GLOBAL', before['total']],
      ['suspicious_ips', 'CUSTOMER', 0],
    ]);
    expect((await system.ask('GET', '/api/datasets/blocked_bins/entries', { key: stranger })).body).toMatchObject({ code: 'DATASET_NOT_FOUND' });
  });

  it.each([
    ['POST', '/api/datasets/Suspicious-IPs/entries', { entries: [{ key: 'a', value: null }] }, ['slug']],
    ['POST', ips, { entries: [] }, ['entries']],
    ['POST', ips, { entries: Array.from({ length: 10_001 }, (_, n) => ({ key: String(n), value: null })) }, ['entries']],
    ['POST', ips, { entries: [{ key: 'a', value: 'b' }, { key: '', value: 7, more: 1 }] }, ['entries.1.key', 'entries.1.value', 'entries.1.more']],
    ['PUT', `${ips}/a%00`, { value: 'a' }, ['key']],
    ['GET', '/api/datasets/%00/entries?scope=GLOBAL', undefined, ['slug', 'scope']],
  ])('refuses %s %s and writes nothing', async (method, path, body, fields) => {
    const { status, body: answer } = await system.ask(method, path, { body });
    expect(status).toBe(400);
    expect((answer['details'] as unknown as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect((await system.get(ips)).body['total']).toBe(0);
  });

  it('needs the permission', async () => {
    expect((await put(`${ips}/a`, { value: 'a' }, reader)).status).toBe(403);
    expect((await system.ask('POST', ips, { body: { entries: [{ key: 'a', value: 'a' }] }, key: reader })).status).toBe(403);
    expect((await system.ask('DELETE', `${ips}/a`, { key: reader })).status).toBe(403);
    expect((await system.ask('GET', '/api/datasets', { key: reader })).status).toBe(200);
  });
});
