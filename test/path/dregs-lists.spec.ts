import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeys, Organizations } from '@app/database';
import { permissions } from '@app/runtime';
import { type Json, WholeSystem } from '../support/whole-system.js';

const fieldOf = (body: Json, field: string): string[] => (body['items'] as unknown as Record<string, string>[]).map((item) => String(item[field]));

describe("devices, groups and events are read through Dregs's paths", () => {
  let system: WholeSystem;
  let keyWith: (...held: string[]) => Promise<string>;
  let strangersKey: string;

  beforeAll(async () => {
    system = await WholeSystem.shared();
    const { database } = system;
    const keys = new ApiKeys(database);
    const { organizationId } = system;
    keyWith = async (...held) => (await keys.create(organizationId, { name: 'narrow', kind: 'secret', permissions: held })).key;
    const other = await new Organizations(database).create({ name: 'Other', defaultCountry: 'BR' });
    strangersKey = (await keys.create(other, { name: 'theirs', kind: 'secret', permissions })).key;

    for (const externalId of ['ana', 'bruno']) await system.post('/entities', { type: 'person', name: externalId, externalId });
    const post = (id: string, entityExternalId: string, hour: number, more: object) =>
      system.post('/events/user', { id, eventType: 'LOGIN_SUCCESS', entityExternalId, timestamp: `2026-11-20T${hour}:00:00Z`, ...more });
    await post('first', 'ana', 12, { deviceId: 'tablet', deviceDetails: { platform: 'android' }, sessionId: 'morning', ipAddress: '190.16.0.1', metadata: { plan: 'pro', _u: 'https://example.com/?token=1' } });
    await post('second', 'bruno', 13, { deviceId: 'tablet', deviceDetails: { platform: 'android' }, eventType: 'PASSWORD_CHANGE' });
    await post('third', 'bruno', 14, { deviceId: 'phone', deviceDetails: { platform: 'ios' } });
    await system.post('/events/user', { eventType: 'LOGOUT', entityExternalId: 'ana', timestamp: '2026-11-20T15:00:00Z' });
    await system.settled();
    await database.run(`insert into device (id, organization_id, entity_id, device_id, first_seen_at, last_seen_at, user_agent, ip_address)
      values (gen_random_uuid(), $1, null, 'visitor', '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', 'Firefox/145', '203.0.113.7')`, [organizationId]);
  });
  afterAll(() => system.stop());

  it.each<[string, string[]]>([
    ['', ['phone', 'tablet', 'visitor']],
    ['sort=firstSeenAt&direction=asc', ['visitor', 'tablet', 'phone']],
    ['identity=ana', ['tablet']],
    ['identity=nobody', []],
    ['term=firefox', ['visitor']],
    ['term=203.0.113', ['visitor']],
    ['term=PHO', ['phone']],
    ['limit=1&offset=1', ['tablet']],
  ])('lists devices with ?%s', async (query, expected) => {
    expect(fieldOf((await system.get(`/api/devices?${query}`)).body, 'fingerprint')).toEqual(expected);
  });

  it('shows a device with its people, and to a publishable key without them', async () => {
    expect((await system.get('/api/devices/tablet')).body).toMatchObject({
      fingerprint: 'tablet',
      identities: ['bruno', 'ana'],
      identityCount: 2,
      firstSeenAt: '2026-11-20T12:00:00.000Z',
      lastSeenAt: '2026-11-20T13:00:00.000Z',
      disregarded: false,
      usedByDisregarded: false,
    });
    const { status, body } = await system.ask('GET', '/api/devices/visitor', { key: system.publishableKey });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['asName', 'asn', 'city', 'country', 'disregarded', 'fingerprint', 'firstSeenAt', 'lastSeenAt', 'userAgent']);
    expect((await system.ask('GET', '/api/devices/visitor', { key: await keyWith('devices:read') })).body).toMatchObject({ ip: '203.0.113.7', identities: [] });
  });

  it('keeps groups by their type however it is written, and merges what is told of them', async () => {
    expect((await system.ask('PUT', '/api/groups/ParentCompany/acme%2F1', { body: { data: { name: 'Acme', tier: 'gold', _o: 'hidden' } } })).body).toMatchObject({ type: 'parent_company', id: 'acme/1' });
    const { status, body } = await system.ask('PUT', '/api/groups/parent-company/acme%2F1', { body: { data: { tier: 'silver' } } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ displayName: 'Acme', memberCount: 0, data: { name: 'Acme', tier: 'silver' } });
    expect(body['data']).not.toHaveProperty('_o');
    await system.ask('PUT', '/api/groups/organization/zeta', { body: {} });

    await system.database.run(`insert into entity_group_member (group_id, entity_id)
      select g.id, e.id from entity_group g, entity e where g.organization_id = $1 and e.organization_id = $1 and g.external_id = 'acme/1' and e.external_id in ('ana', 'bruno')`, [system.organizationId]);
    await system.database.run(`update event set group_ids = array[(select id from entity_group where organization_id = $1 and external_id = 'acme/1')] where organization_id = $1 and client_id = 'second'`, [system.organizationId]);
    expect((await system.get('/api/groups/parent_company/acme%2F1')).body['memberCount']).toBe(2);

    const list = async (query: string) => fieldOf((await system.get(`/api/groups?${query}`)).body, 'id');
    expect(await list('sort=displayName&direction=asc')).toEqual(['acme/1', 'zeta']);
    expect(await list('type=Parent.Company')).toEqual(['acme/1']);
    expect(await list('term=ACM')).toEqual(['acme/1']);
    expect(await list('identity=bruno')).toEqual(['acme/1']);
    expect((await system.get('/api/groups')).body['items']?.[0]).not.toHaveProperty('data');
    expect(fieldOf((await system.get('/api/identities?group=acme%2F1&groupType=parentCompany&sort=firstSeenAt')).body, 'id')).toEqual(['bruno', 'ana']);
    expect(fieldOf((await system.get('/api/events?group=acme%2F1&groupType=parentCompany')).body, 'id')).toEqual(['second']);
    expect((await system.get('/api/events/second')).body['groups']).toEqual([{ type: 'parent_company', id: 'acme/1' }]);

    for (const time of ['once', 'twice']) expect((await system.delete('/api/groups/parent_company/acme%2F1/members/bruno')).status, time).toBe(204);
    expect((await system.get('/api/groups/parent_company/acme%2F1')).body['memberCount']).toBe(1);
  });

  it.each<[string, string[]]>([
    ['identity=bruno', ['third', 'second']],
    ['identity=nobody', []],
    ['device=tablet', ['second', 'first']],
    ['device=tablet&identity=ana', ['first']],
    ['session=morning', ['first']],
    ['term=password_ch', ['second']],
    ['term=190.16', ['first']],
    ['term=%22pro%22', ['first']],
    ['term=BRUNO', ['third', 'second']],
    ['group=nobody', []],
    ['limit=1&offset=1', ['third']],
  ])('lists events with ?%s', async (query, expected) => {
    expect(fieldOf((await system.get(`/api/events?${query}`)).body, 'id')).toEqual(expected);
  });

  it('shows an event by the id of its sender, by its UUID and by the id that it was given', async () => {
    const { body } = await system.get('/api/events/first');
    expect(body).toMatchObject({ id: 'first', type: 'LOGIN_SUCCESS', data: { plan: 'pro' }, identityId: 'ana', fingerprint: 'tablet', session: 'morning', ip: '190.16.0.1', country: 'AR', timestamp: '2026-11-20T12:00:00.000Z', groups: [] });
    expect(body['data']).not.toHaveProperty('_u');
    const nameless = (await system.get('/api/events')).body['items']?.[0];
    expect(nameless).toMatchObject({ type: 'LOGOUT', identityId: 'ana' });
    for (const id of [String(nameless?.['id']), `dregs-${String(nameless?.['id'])}`]) expect((await system.get(`/api/events/${id}`)).body).toEqual(nameless);
  });

  it('shows what was posted to Dregs, with its groups, and by the id that was made for it', async () => {
    const posted = { type: 'user.signup', data: { plan: 'pro', _u: 'https://example.com' }, identity: { id: 'carla', data: { email: 'Carla@example.com', name: 'Carla Díaz' } }, source: 'node-sdk', groups: [{ type: 'Team', id: 'blue', data: { name: 'Blue' } }] };
    const { body: made } = await system.post('/api/events', posted);
    const id = String(made['id']);
    expect(id).toMatch(/^dregs-/);
    expect((await system.get(`/api/events/${id}`)).body).toMatchObject({ id, type: 'user.signup', data: { plan: 'pro' }, identityId: 'carla', source: 'node-sdk', groups: [{ type: 'team', id: 'blue' }] });
    await system.settled();
    expect((await system.get('/api/identities/carla')).body).toMatchObject({ displayName: 'Carla Díaz', displayEmail: 'Carla@example.com', data: { name: 'Carla Díaz' } });
    expect((await system.get('/api/groups/team/blue')).body).toMatchObject({ displayName: 'Blue', memberCount: 1 });
    expect(fieldOf((await system.get('/api/identities?group=blue&groupType=TEAM')).body, 'id')).toEqual(['carla']);
  });

  it('keeps what is known of a group when more would be too much', async () => {
    const tell = (key: string) => system.ask('PUT', '/api/groups/workspace/large', { body: { data: { [key]: 'x'.repeat(20_000) } } });
    expect((await tell('first')).status).toBe(200);
    expect((await tell('second')).body['code']).toBe('METADATA_TOO_LARGE');
    expect(Object.keys((await system.get('/api/groups/workspace/large')).body['data'] as object)).toEqual(['first']);
  });

  it.each<[number, string, string, string, unknown?]>([
    [404, 'DEVICE_NOT_FOUND', 'GET', '/api/devices/nothing'],
    [404, 'GROUP_NOT_FOUND', 'GET', '/api/groups/organization/nobody'],
    [404, 'EVENT_NOT_FOUND', 'GET', '/api/events/nothing'],
    [404, 'EVENT_NOT_FOUND', 'GET', '/api/events/dregs-nothing'],
    [404, 'GROUP_NOT_FOUND', 'DELETE', '/api/groups/organization/nobody/members/ana'],
    [404, 'ENTITY_NOT_FOUND', 'DELETE', '/api/groups/organization/zeta/members/nobody'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/groups/--/acme'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/events?offset=10000'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/events?from=2026-01-01'],
    [400, 'VALIDATION_ERROR', 'PUT', '/api/groups/organization/broken', { data: { note: 'a\u0000b' } }],
    [400, 'VALIDATION_ERROR', 'PUT', '/api/groups/organization/broken', { data: { note: { deep: '\ud800' } } }],
    [400, 'VALIDATION_ERROR', 'PUT', '/api/groups/organization/broken', { data: [] }],
    [400, 'VALIDATION_ERROR', 'PUT', '/api/groups/organization/broken', { name: 'not here' }],
    [400, 'VALIDATION_ERROR', 'PUT', '/api/groups/organization/broken', { data: { note: 'x'.repeat(40_000) } }],
  ])('%i %s for %s %s', async (status, code, method, path, body) => {
    const answer = await system.ask(method, path, { body });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect((await system.get('/api/groups?term=broken')).body['total']).toBe(0);
  });

  it.each<[string, string, string]>([
    ['GET', '/api/devices', 'devices:read'],
    ['GET', '/api/devices/tablet', 'devices:lookup'],
    ['POST', '/api/devices/tablet/actions/regard', 'devices:write'],
    ['GET', '/api/groups', 'entities:read'],
    ['GET', '/api/groups/organization/zeta', 'entities:read'],
    ['PUT', '/api/groups/organization/zeta', 'entities:update'],
    ['DELETE', '/api/groups/organization/zeta/members/ana', 'entities:update'],
    ['GET', '/api/events', 'events:read'],
    ['GET', '/api/events/first', 'events:read'],
  ])('%s %s needs %s', async (method, path, permission) => {
    const body = method === 'PUT' ? {} : undefined;
    expect((await system.ask(method, path, { body, key: await keyWith('alerts:read') })).status).toBe(403);
    expect((await system.ask(method, path, { body, key: await keyWith(permission) })).status).toBeLessThan(300);
  });

  it('shows nothing of another organization', async () => {
    const strangers = (path: string, method = 'GET') => system.ask(method, path, { key: strangersKey });
    for (const list of ['devices', 'groups', 'events', 'events?device=tablet', 'events?session=morning', 'devices?identity=ana']) expect((await strangers(`/api/${list}`)).body, list).toMatchObject({ items: [], total: 0 });
    const [first] = await system.database.rows<{ id: string }>(`select id from event where organization_id = $1 and client_id = 'first'`, [system.organizationId]);
    for (const path of ['devices/tablet', 'groups/organization/zeta', 'events/first', `events/${first?.id}`, `events/dregs-${first?.id}`]) expect((await strangers(`/api/${path}`)).status, path).toBe(404);
    expect((await strangers('/api/groups/organization/zeta/members/ana', 'DELETE')).status).toBe(404);
  });
});
