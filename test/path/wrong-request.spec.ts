import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6' };
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('a request that is wrong gets an answer that helps', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { RATE_LIMIT_EVENTS_PER_MINUTE: '1500' } });
  });
  afterAll(() => system.stop());

  const events = async (): Promise<number> => Number((await system.database.rows<{ n: string }>('select count(*) as n from event'))[0]?.n);

  it.each<[string, unknown, string, string]>([
    ['no type', { taxId: '1' }, 'VALIDATION_ERROR', 'eventType'],
    ['a type that nobody knows', { ...login, eventType: 'LOGON_SUCCESS' }, 'EVENT_TYPE_UNKNOWN', 'eventType'],
    ['nobody', { eventType: 'LOGOUT' }, 'ENTITY_IDENTIFIER_MISSING', ''],
    ['an entity id that is none', { ...login, entityId: 'user_1' }, 'VALIDATION_ERROR', 'entityId'],
    ['a time without a zone', { ...login, timestamp: '2026-11-22T10:00:00' }, 'VALIDATION_ERROR', 'timestamp'],
    ['a country by name', { ...login, country: 'Argentina' }, 'VALIDATION_ERROR', 'country'],
    ['a flag as a text', { ...login, isVpn: 'yes' }, 'VALIDATION_ERROR', 'isVpn'],
    ['a latitude beyond the pole', { ...login, deviceId: 'd', deviceDetails: { latitude: 91 } }, 'VALIDATION_ERROR', 'deviceDetails.latitude'],
    ['metadata that is a list', { ...login, metadata: [1] }, 'VALIDATION_ERROR', 'metadata'],
    ['metadata beyond 32 KB', { ...login, metadata: { note: 'x'.repeat(33_000) } }, 'METADATA_TOO_LARGE', 'metadata'],
    ['a character that no table holds', { ...login, userId: 'a\u0000b' }, 'VALIDATION_ERROR', 'userId'],
    ['half of a surrogate pair', { ...login, metadata: { note: '\ud800' } }, 'VALIDATION_ERROR', 'metadata'],
    ['an id with half of a surrogate pair, under which it would not be found again', { ...login, id: 'login-\ud83d' }, 'VALIDATION_ERROR', 'id'],
    ['a device by half of a surrogate pair', { ...login, deviceId: '\ude00', deviceDetails: {} }, 'VALIDATION_ERROR', 'deviceId'],
    ['metadata that nests without end', `{"eventType":"LOGOUT","taxId":"1","metadata":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, 'VALIDATION_ERROR', 'metadata'],
    ['a list', [login], 'VALIDATION_ERROR', ''],
    ['a year that PostgreSQL does not know', { ...login, timestamp: '0000-01-01T00:00:00Z' }, 'VALIDATION_ERROR', 'timestamp'],
  ])('400 for %s', async (_, body, code, field) => {
    const before = await events();
    const answer = await system.post('/events/user', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ success: false, error: { code } });
    expect(String(answer.body['error']?.['fix']).length).toBeGreaterThan(10);
    if (field) expect((answer.body['error']?.['details'] as unknown as { field: string }[])[0]?.field).toBe(field);
    expect(await events()).toBe(before);
  });

  it.each<[number, string, string, () => ReturnType<WholeSystem['ask']>]>([
    [400, 'MALFORMED_JSON', 'broken JSON', () => system.post('/events/user', '{"eventType":')],
    [400, 'MALFORMED_JSON', 'an empty body', () => system.post('/events/user', '')],
    [400, 'VALIDATION_ERROR', 'withAutoEntity that is neither true nor false', () => system.post('/events/user?withAutoEntity=yes', login)],
    [400, 'VALIDATION_ERROR', 'an idempotency key of 65 characters', () => system.post('/events/user', login, { 'Idempotency-Key': 'k'.repeat(65) })],
    [400, 'TOO_MANY_ITEMS', '1,001 events', () => system.post('/events/user/batch', Array.from({ length: 1_001 }, () => login))],
    [401, 'UNAUTHORIZED', 'no key', () => system.ask('POST', '/events/user', { body: login, key: null })],
    [401, 'UNAUTHORIZED', 'a key that nobody holds', () => system.ask('POST', '/events/user', { body: login, key: 'sk_nobody' })],
    [403, 'FORBIDDEN', 'the publishable key', () => system.ask('POST', '/events/user', { body: login, key: system.publishableKey })],
    [403, 'FORBIDDEN', 'another organization in the header', () => system.post('/events/user', login, { 'X-Organization-ID': nowhere })],
    [404, 'NOT_FOUND', 'a path that is none', () => system.get('/nothing/here')],
    [404, 'NOT_FOUND', 'a path that is none, whatever is sent there', () => system.post('/nothing/here', '{"eventType":')],
    [404, 'NOT_FOUND', 'the same with a body of another type', () => system.post('/nothing/here', '<event/>', { 'Content-Type': 'application/xml' })],
    [404, 'ENTITY_NOT_FOUND', 'an entity that is none', () => system.get(`/entities/${nowhere}`)],
    [404, 'ENTITY_NOT_FOUND', 'an id that is no UUID', () => system.get('/entities/user_1/analysis')],
    [413, 'PAYLOAD_TOO_LARGE', 'an event of more than 1 MB', () => system.post('/events/user', { ...login, metadata: { note: 'x'.repeat(1_100_000) } })],
    [413, 'PAYLOAD_TOO_LARGE', 'a batch of more than 8 MB', () => system.post('/events/user/batch', [{ ...login, note: 'x'.repeat(8_500_000) }])],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'XML', () => system.post('/events/user', '<event/>', { 'Content-Type': 'application/xml' })],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'NDJSON for a single event', () => system.post('/events/user', JSON.stringify(login), { 'Content-Type': 'application/x-ndjson' })],
  ])('%i %s for %s', async (status, code, _, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, error: { code } });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });

  it('429 with the seconds to wait when a key sends more than it may', async () => {
    const thousand = Array.from({ length: 1_000 }, () => login);
    expect((await system.post('/events/user/batch', thousand)).status).toBe(200);
    const answer = await system.post('/events/user/batch', thousand);
    expect(answer.status).toBe(429);
    expect(answer.body).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('keys', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it('are shown once, by their beginning afterwards, and stop working when they are revoked', async () => {
    const made = await system.post('/api-keys', { name: 'Backend', permissions: ['events:create'] });
    const { id, key, prefix } = made.body['apiKey'] as unknown as { id: string; key: string; prefix: string };
    expect(made.status).toBe(201);
    expect(key.startsWith(prefix)).toBe(true);
    const listed = await system.get('/api-keys');
    expect(JSON.stringify(listed.body)).not.toContain(key);
    expect(JSON.stringify(await system.database.rows('select * from api_key'))).not.toContain(key);
    expect((await system.ask('POST', '/events/user', { body: login, key })).status).toBe(201);
    expect((await system.ask('GET', '/api-keys', { key })).status).toBe(403);
    expect((await system.delete(`/api-keys/${id}`)).status).toBe(204);
    await eventually('the revoked key is refused', async () => (await system.ask('POST', '/events/user', { body: login, key })).status === 401, 5_000);
  });

  it('cannot make a key that can do more than they can', async () => {
    const weak = await system.post('/api-keys', { name: 'Weak', permissions: ['keys:write', 'events:create'] });
    const answer = await system.ask('POST', '/api-keys', { key: String(weak.body['apiKey']?.['key']), body: { name: 'Strong', permissions: ['rules:write'] } });
    expect(answer.status).toBe(403);
  });
});
