import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { type Answer, WholeSystem } from '../support/whole-system.js';

const signup = { type: 'user.signup', data: { plan: 'pro', _u: 'mine' }, identity: { id: 'user_12345', data: { email: 'lucia@pagos.example', name: 'Lucía Benítez' } }, source: 'node-sdk' };
const laptop = { screen: { width: 1920, height: 1080 }, timezone: 'America/Argentina/Buenos_Aires', language: 'es-AR', cores: 8, webdriver: false, canvas: 'c1' };
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const quiet = { status: 'success', id: null, fingerprint: null };

interface StoredEvent extends Record<string, unknown> {
  id: string;
  entity_id: string | null;
  group_ids: string[] | null;
}

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.start({ env: { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' } });
});
afterAll(() => system.stop());

const track = (body: unknown, headers?: Record<string, string>): Promise<Answer> => system.post('/api/events', body, headers);
const fromBrowser = (body: object, headers: Record<string, string> = {}, key = system.publishableKey): Promise<Answer> =>
  system.ask('POST', '/api/events', { key, body, headers: { 'User-Agent': chrome, 'X-Forwarded-For': '8.8.8.8, 190.16.0.1', ...headers } });
const stored = async (clientId: unknown): Promise<StoredEvent> => {
  const [event, ...more] = await system.database.rows<StoredEvent>('select * from event where client_id = $1', [clientId]);
  expect(more).toEqual([]);
  return event as StoredEvent;
};
const events = async (): Promise<number> => Number((await system.database.rows<{ n: string }>('select count(*) as n from event'))[0]?.n);
const entityOf = async (externalId: string) => (await system.database.rows<{ id: string; name: string; type: string; attributes: Record<string, unknown> }>('select * from entity where external_id = $1', [externalId]))[0];

describe('a backend that tracks with a server SDK changes the base URL and the key', () => {
  it('stores the event for the person that it names, and scores it', async () => {
    const answer = await track({ ...signup, id: 'signup-991', timestamp: '2026-09-21T11:22:09-03:00', session: 's-1', url: 'https://app.pagos.example/signup', ipAddress: '190.16.0.1', userAgent: chrome, unknown: 1 });
    expect([answer.status, answer.body]).toEqual([200, { status: 'success', id: 'signup-991', fingerprint: null }]);
    const event = await stored('signup-991');
    const entity = await entityOf('user_12345');
    expect(entity).toMatchObject({ type: 'person', name: 'Lucía Benítez', attributes: signup.identity.data });
    expect(event).toMatchObject({
      event_type: 'user.signup', user_id: 'user_12345', entity_external_id: 'user_12345', entity_id: entity?.id, session_id: 's-1', source: 'node-sdk', ip_address: '190.16.0.1', user_agent: chrome,
      device_id: null, timestamp: new Date('2026-09-21T14:22:09Z'), time_mark: null, metadata: { plan: 'pro', _u: 'https://app.pagos.example/signup', _i: 'user_12345' },
    });
    await system.settled();
    expect((await system.analysisOf(String(entity?.id)))['eventCount']).toBe(1);
    const { events: listed } = (await system.get('/events/user?entity_external_id=user_12345')).body as unknown as { events: object[] };
    expect(listed).toMatchObject([{ id: event.id, eventType: 'user.signup', userId: 'user_12345', entityId: entity?.id, metadata: { plan: 'pro' } }]);
    expect(JSON.stringify(listed)).not.toContain('_u');
  });

  it('gets the original event again for an id that was used before, whatever else is in the body', async () => {
    const bodies = [{ ...signup, id: 'signup-991' }, { type: 'other', identity: { id: 'somebody else' }, id: 'signup-991' }];
    const before = await events();
    for (const body of bodies) expect((await track(body)).body).toEqual({ status: 'success', id: 'signup-991', fingerprint: null });
    expect(await events()).toBe(before);
    expect(await entityOf('somebody else')).toBeUndefined();
  });

  it('shares its ids with the other surface, where a key that is taken is a conflict', async () => {
    await system.post('/events/user?withAutoEntity=true', { id: 'shared-1', eventType: 'LOGOUT', taxId: '20-24245549-6' });
    const before = await events();
    expect((await track({ ...signup, id: 'shared-1' })).body).toEqual({ status: 'success', id: 'shared-1', fingerprint: null });
    const other = await system.post('/events/user', { id: 'signup-991', eventType: 'LOGOUT', taxId: '20-24245549-6' });
    expect([other.status, other.body['error']?.['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await events()).toBe(before);
  });

  it('gets an id that was made, in which our own stands', async () => {
    const { body } = await track({ ...signup, data: null });
    const id = String(body['id']);
    expect(id).toMatch(/^dregs-[\da-f-]{36}$/);
    const found = await Promise.all([id, id.slice('dregs-'.length)].map(async (either) => (await system.get(`/api/events/${either}`)).body));
    expect(found).toMatchObject([{ id, type: 'user.signup', identityId: 'user_12345', data: {} }, { id }]);
  });

  it('stores one event and one person when fifty say the same at once, and the later of two says what is known', async () => {
    const same = { id: 'same-1', type: 'login', identity: { id: 'user_50' } };
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, () => track(same)),
      track({ type: 'identify', timestamp: '2026-11-20T12:00:01Z', identity: { id: 'user_50', data: { plan: 'pro', name: 'Ada' } } }),
      track({ type: 'identify', timestamp: '2026-11-20T12:00:00Z', identity: { id: 'user_51', data: { plan: 'free', tags: { a: 1, b: 2 } } } }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await stored('same-1'))['entity_external_id']).toBe('user_50');
    expect(await entityOf('user_50')).toMatchObject({ name: 'Ada', attributes: { plan: 'pro', name: 'Ada' } });
    await track({ type: 'x', identity: { id: 'user_51', data: { tags: { a: 1 }, email: 'ada@pagos.example', name: 'Ada L.' } } });
    expect((await entityOf('user_51'))).toMatchObject({ name: 'Ada L.', attributes: { plan: 'free', tags: { a: 1 }, email: 'ada@pagos.example', name: 'Ada L.' } });
    expect((await entityOf('user_51'))?.attributes['tags']).toEqual({ a: 1 });
  });

  it('finds the person that gu1\'s surface created, and the other way round', async () => {
    const { body } = await system.post('/entities', { type: 'company', name: 'Acme', externalId: 'acme', attributes: { tier: 1 } });
    await track({ id: 'of-acme', type: 'login', identity: { id: 'acme', data: { plan: 'pro', name: 'Another name' } } });
    expect((await stored('of-acme')).entity_id).toBe(body['entity']?.['id']);
    expect(await entityOf('acme')).toMatchObject({ name: 'Acme', type: 'company', attributes: { tier: 1, plan: 'pro' } });
    const byTaxId = (await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGOUT', taxId: '27-28033514-8' })).body['entity']?.['id'];
    await track({ id: 'of-tax-id', type: 'login', identity: { id: byTaxId } });
    expect((await stored('of-tax-id')).entity_id).toBe(byTaxId);
    expect(await entityOf(String(byTaxId))).toBeUndefined();
    const posted = await system.post('/events/user', { eventType: 'LOGOUT', entityExternalId: 'user_12345' });
    expect(posted.body['entity']).toEqual({ id: (await entityOf('user_12345'))?.id, wasCreated: false });
  });

  it('reports groups, which are spelt in one way, and makes the person a member', async () => {
    await track({ id: 'g-1', type: 'login', identity: { id: 'user_g' }, groups: [{ type: 'ParentCompany', id: 'p1', data: { name: 'Norte' } }, { id: 'o1' }] });
    await track({ id: 'g-2', type: 'login', identity: { id: 'user_h' }, groups: [{ type: 'parent-company', id: 'p1', data: { size: 9 } }] });
    const groups = await system.database.rows<{ id: string; type: string; external_id: string; data: object; members: number }>(
      'select g.*, (select count(*)::int from entity_group_member where group_id = g.id) as members from entity_group g order by type',
    );
    expect(groups).toMatchObject([
      { type: 'organization', external_id: 'o1', data: {}, members: 1 },
      { type: 'parent_company', external_id: 'p1', data: { name: 'Norte', size: 9 }, members: 2 },
    ]);
    expect([(await stored('g-1')).group_ids, (await stored('g-2')).group_ids]).toEqual([[groups[1]?.id, groups[0]?.id], [groups[1]?.id]]);
  });

  it.each<[string, unknown, string, string]>([
    ['nobody', { type: 'login' }, 'VALIDATION_ERROR', 'identity.id'],
    ['an identity without id', { type: 'login', identity: {} }, 'VALIDATION_ERROR', 'identity.id'],
    ['no type', { identity: { id: 'x' } }, 'VALIDATION_ERROR', 'type'],
    ['a type of 129 characters', { ...signup, type: 't'.repeat(129) }, 'VALIDATION_ERROR', 'type'],
    ['an id that is no text', { ...signup, id: 7 }, 'VALIDATION_ERROR', 'id'],
    ['data that is a list', { ...signup, data: [] }, 'VALIDATION_ERROR', 'data'],
    ['data beyond 32 KB', { ...signup, data: { note: 'x'.repeat(33_000) } }, 'METADATA_TOO_LARGE', 'data'],
    ['identity data beyond 32 KB', { ...signup, identity: { id: 'x', data: { note: 'x'.repeat(33_000) } } }, 'METADATA_TOO_LARGE', 'identity.data'],
    ['identity data that no table holds', { ...signup, identity: { id: 'x', data: { note: 'a\u0000' } } }, 'VALIDATION_ERROR', 'identity.data'],
    ['a group by half of a surrogate pair', { ...signup, groups: [{ id: '\ud83d' }] }, 'VALIDATION_ERROR', 'groups.0.id'],
    ['data that goes too deep', `{"type":"t","identity":{"id":"x"},"data":{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`, 'VALIDATION_ERROR', 'data'],
    ['a time without a zone', { ...signup, timestamp: '2026-11-22T10:00:00' }, 'VALIDATION_ERROR', 'timestamp'],
    ['a time of next week', { ...signup, timestamp: new Date(Date.now() + 7 * 86_400_000).toISOString() }, 'VALIDATION_ERROR', 'timestamp'],
    ['two groups of one type', { ...signup, groups: [{ type: 'Team', id: 'a' }, { type: 'team', id: 'b' }] }, 'VALIDATION_ERROR', 'groups.1.type'],
    ['a group type without a letter', { ...signup, groups: [{ type: '--', id: 'a' }] }, 'VALIDATION_ERROR', 'groups.0.type'],
    ['a list', [signup], 'VALIDATION_ERROR', ''],
    ['nothing', 'null', 'VALIDATION_ERROR', ''],
    ['broken JSON', '{"type":', 'MALFORMED_JSON', ''],
  ])('is told what is wrong with %s, and nothing is written', async (_, body, code, field) => {
    const before = await events();
    const answer = await track(body);
    expect(answer.body).toMatchObject({ status: 400, error: 'Bad Request', code });
    if (field) expect((answer.body['details'] as unknown as { field: string }[])[0]?.field).toBe(field);
    expect(await events()).toBe(before);
  });
});

describe('a browser tracks with a publishable key', () => {
  const canonical = '{"canvas":"c1","cores":8,"language":"es-AR","screen":{"height":1080,"width":1920},"timezone":"America/Argentina/Buenos_Aires","webdriver":false}';
  const fingerprint = createHash('sha256').update(canonical).digest('hex');

  it('from a device whose fingerprint is made of its signature, from its own address, at our time', async () => {
    const answer = await fromBrowser({ id: 'b-1', type: 'purchase', data: { amount: 10 }, identity: { id: 'user_b' }, device: laptop, timestamp: '2001-01-01T00:00:00Z', ipAddress: '1.1.1.1', userAgent: 'mine', source: 'mine' });
    expect([answer.status, answer.body]).toEqual([200, { status: 'success', id: 'b-1', fingerprint }]);
    const event = await stored('b-1');
    expect(event).toMatchObject({ ip_address: '190.16.0.1', user_agent: chrome, source: 'browser', device_id: fingerprint, device_details: { platform: 'web', ...laptop } });
    expect(event['timestamp']).toEqual(event['created_at']);
    await system.settled();
    expect((await system.analysisOf(String(event.entity_id)))['deviceCount']).toBe(1);
    const { devices } = (await system.get(`/devices/entity/${event.entity_id}`)).body as unknown as { devices: object[] };
    expect(devices).toMatchObject([{ deviceId: fingerprint, platform: 'web', ipAddress: '190.16.0.1' }]);
    expect((await fromBrowser({ type: 'view', identity: { id: 'user_b' }, device: { fingerprint: 'fp_of_the_script' } })).body['fingerprint']).toBe('fp_of_the_script');
  });

  it('before anybody says who it is: nobody\'s event on nobody\'s device, and after it the person\'s', async () => {
    const device = { fingerprint: 'fp_anonymous' };
    const page = { device, session: 's-anonymous', url: 'https://app.pagos.example/' };
    await fromBrowser({ id: 'a-1', type: 'dregs_init', ...page });
    await system.settled();
    await fromBrowser({ id: 'a-2', type: 'dregs_init', ...page });
    await system.settled();
    const devices = () => system.database.rows<{ entity_id: string | null; first_seen_at: Date; last_seen_at: Date }>('select * from device where device_id = $1 order by entity_id nulls first', ['fp_anonymous']);
    const [nobodys, ...none] = await devices();
    expect([nobodys?.entity_id, nobodys?.first_seen_at, nobodys?.last_seen_at, none.length]).toEqual([null, (await stored('a-1'))['timestamp'], (await stored('a-2'))['timestamp'], 0]);
    expect(await system.database.rows('select * from unresolved_event')).toEqual([]);

    await fromBrowser({ id: 'a-3', type: 'identify', identity: { id: 'user_a', data: { name: 'Ana' } }, ...page });
    await fromBrowser({ id: 'a-4', type: 'purchase', ...page });
    const person = await entityOf('user_a');
    const theirs = await Promise.all(['a-1', 'a-2', 'a-3', 'a-4'].map(async (id) => (await stored(id)).entity_id));
    expect(theirs).toEqual([null, null, person?.id, person?.id]);
    expect(await stored('a-4')).toMatchObject({ user_id: 'user_a', entity_external_id: 'user_a' });
    await system.settled();
    expect((await devices()).map(({ entity_id }) => entity_id)).toEqual([null, person?.id]);
    const analysis = await system.analysisOf(String(person?.id));
    expect(analysis['eventCount']).toBe(2);
    expect(JSON.stringify(analysis)).not.toContain('accounts on');

    await fromBrowser({ type: 'identify', identity: { id: 'user_c' }, ...page });
    await fromBrowser({ id: 'a-5', type: 'purchase', ...page });
    expect((await stored('a-5')).entity_id).toBe((await entityOf('user_c'))?.id);
  });

  it('with a beacon that can set no header: the publishable key is in the text, and a secret one is not read there', async () => {
    const beacon = (key: string) => system.ask('POST', '/api/events', { key: null, body: JSON.stringify({ key, id: 'beacon-1', type: 'leave', device: laptop }), headers: { 'Content-Type': 'text/plain;charset=UTF-8' } });
    expect((await beacon(system.secretKey)).status).toBe(401);
    expect((await beacon(system.publishableKey)).body).toMatchObject({ id: 'beacon-1' });
    expect(JSON.stringify(await stored('beacon-1'))).not.toContain('pk_');
    const broken = await system.ask('POST', '/api/events', { body: '{"type":', headers: { 'Content-Type': 'text/plain' } });
    expect(broken.status).toBe(400);
  });

  it('is rejected without being told why, and without a trace', async () => {
    const made = await system.post('/api-keys', { name: 'Shop', kind: 'publishable', allowedOrigins: ['https://shop.example/'] });
    const key = String(made.body['apiKey']?.['key']);
    const event = { type: 'view', device: laptop };
    const before = await events();
    const rejected = [
      await fromBrowser(event, {}, key),
      await fromBrowser(event, { Origin: 'https://shop.example.evil.example' }, key),
      await fromBrowser({ type: 'view', identity: { id: 'server form' } }),
      await fromBrowser({ type: 'view', device: { timezone: 'UTC' } }),
      await fromBrowser({ type: 'view', device: 'laptop' }),
      await fromBrowser({ type: 'view', device: { ...laptop, timezone: '\ud83d' } }),
      await track({ ...signup, device: 7 }),
      await track({ ...signup, id: 'dregs-1' }),
      await track({ ...signup, id: '' }),
      await track({ ...signup, id: 'x'.repeat(65) }),
      await track({ ...signup, id: 'sign-up-\ud83d' }),
    ];
    expect(rejected.map(({ status, body }) => [status, body])).toEqual(rejected.map(() => [200, quiet]));
    expect(await events()).toBe(before);
    const metrics = await (await fetch(`${system.app.url}/metrics`)).text();
    for (const [reason, count] of [['origin', 2], ['signature', 5], ['event-id', 4]]) expect(metrics).toContain(`tamiz_events_quietly_rejected_total{reason="${reason}"} ${count}`);
    expect((await fromBrowser({ ...event, id: 'from-the-shop' }, { Origin: 'https://shop.example' }, key)).body['id']).toBe('from-the-shop');
  });

  it('from another site: the browser is told that it may ask, and only here', async () => {
    const headers = { Origin: 'https://app.pagos.example', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization,content-type' };
    const preflight = await fetch(`${system.app.url}/api/events`, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.pagos.example');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await system.ask('POST', '/api/events', { body: signup, key: 'pk_nobody', headers: { Origin: 'https://app.pagos.example' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'https://app.pagos.example']);
    expect((await fetch(`${system.app.url}/events/user`, { method: 'OPTIONS', headers })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('who may track', () => {
  it('is told by the key: events:track, or events:create, which is more', async () => {
    const keyWith = async (...allowed: string[]): Promise<string> => String((await system.post('/api-keys', { name: 'k', permissions: allowed })).body['apiKey']?.['key']);
    expect((await system.ask('POST', '/api/events', { body: signup, key: await keyWith('events:read') })).status).toBe(403);
    expect((await system.ask('POST', '/api/events', { body: signup, key: await keyWith('events:create') })).status).toBe(200);
    expect((await system.ask('POST', '/api/events', { body: signup, key: await keyWith('events:track') })).status).toBe(200);
    expect((await system.ask('POST', '/events/user', { body: {}, key: await keyWith('events:track') })).status).toBe(403);
  });

  it('keeps people, sessions, groups, devices and ids of two organizations apart', async () => {
    const { key } = await anotherOrganization(system);
    const event = { id: 'mine', type: 'login', identity: { id: 'twin', data: { of: 'first' } }, session: 'twin', groups: [{ id: 'twin', data: { of: 'first' } }] };
    await track(event);
    await system.ask('POST', '/api/events', { key, body: { id: 'nobodys', type: 'view', session: 'twin', device: laptop } });
    await system.ask('POST', '/api/events', { key, body: { id: 'mine', type: 'login', identity: { id: 'twin', data: { too: 'second' } }, groups: [{ id: 'twin', data: { too: 'second' } }] } });
    expect((await stored('nobodys')).entity_id).toBeNull();
    const twins = await system.database.rows<{ attributes: object }>(`select attributes from entity where external_id = 'twin' union all select data from entity_group where external_id = 'twin'`);
    expect(twins.map(({ attributes }) => JSON.stringify(attributes)).sort()).toEqual(['{"of":"first"}', '{"of":"first"}', '{"too":"second"}', '{"too":"second"}']);
  });
});
