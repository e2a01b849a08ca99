import { ApiKeys, Organizations } from '@app/database';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageByPage } from '../support/page-by-page.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const devicesOf = (body: Json) => body['devices'] as unknown as Record<string, unknown>[];
const idsIn = (body: Json) => devicesOf(body).map((device) => device['deviceId']);

describe('devices', () => {
  let system: WholeSystem;
  let people = 0;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const aPerson = async (): Promise<string> => {
    people += 1;
    const { body } = await system.post('/entities', { type: 'person', name: `Person ${people}`, externalId: `person_${people}`, countryCode: 'AR' });
    return String(body['entity']?.['id']);
  };
  const register = (entityId: string, device: object) => system.post(`/devices/entity/${entityId}`, device);
  const idOf = async (entityId: string, deviceId: string): Promise<string> => String((await register(entityId, { deviceId })).body['device']?.['id']);
  const seen = (entityId: string, deviceId: string, timestamp: string, more: object = {}, deviceDetails: object = {}) =>
    system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityId, deviceId, timestamp, deviceDetails, ...more });

  it('are registered, and seen again when they are registered again', async () => {
    const ana = await aPerson();
    const first = await register(ana, {
      deviceId: 'phone-1', platform: 'ios', manufacturer: 'Apple', model: 'iPhone16,2', systemName: 'iOS', systemVersion: '17.2', deviceName: 'Phone of the office',
      latitude: -34.6, longitude: -58.4, countryCode: 'ar', ipAddress: '190.16.0.1', userAgent: 'Wallet/3.1', isEmulator: false, metadata: { channel: 'app', shop: 7 }, colour: 'blue',
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      created: true,
      device: {
        deviceId: 'phone-1', externalId: 'phone-1', entityId: ana, entityExternalId: 'person_1', entityTaxId: null, osName: 'iOS', osVersion: '17.2', country: 'Argentina', countryCode: 'AR',
        ipAddress: '190.16.0.1', userAgent: 'Wallet/3.1', isEmulator: false, isRooted: null, isBlocked: false, isTrusted: false, latitude: -34.6, metadata: { channel: 'app', shop: 7 },
      },
      warnings: [{ field: 'colour' }],
    });
    const again = await register(ana, { deviceId: 'phone-1', systemVersion: '17.3', metadata: { shop: 8 } });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ created: false, device: { id: first.body['device']?.['id'], model: 'iPhone16,2', osVersion: '17.3', metadata: { channel: 'app', shop: 8 } } });
    expect(idsIn((await system.get(`/devices/entity/${ana}`)).body)).toEqual(['phone-1']);
  });

  it('end the same in whatever order their events arrive, and registration is one of the sights', async () => {
    const events: Parameters<typeof seen> extends [string, string, ...infer Rest] ? Rest[] : never = [
      ['2026-03-01T10:00:00Z', { ipAddress: '190.16.0.1', userAgent: 'Old/1' }, { platform: 'android', model: 'SM-A155M', osVersion: 'Android 14' }],
      ['2026-03-02T10:00:00Z', { ipAddress: '83.44.1.1' }, { platform: 'android', model: 'SM-A156M', deviceName: 'Tía Rosa' }],
      ['2026-03-03T10:00:00Z', {}, { platform: 'android', osVersion: null, isRooted: true }],
    ];
    const orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]];
    const shown = [];
    for (const order of orders) {
      const person = await aPerson();
      for (const n of order) {
        await seen(person, `ordered-${order.join('')}`, ...(events[n] as (typeof events)[number]));
        await system.settled();
      }
      const [device] = devicesOf((await system.get(`/devices/entity/${person}`)).body);
      const { id, deviceId, externalId, entityId, entityExternalId, createdAt, updatedAt, ...rest } = device as Record<string, unknown>;
      expect([id, deviceId, externalId, entityId, entityExternalId, createdAt, updatedAt].every(Boolean)).toBe(true);
      shown.push(rest);
    }
    expect(shown[0]).toMatchObject({
      model: 'SM-A156M', deviceName: 'Tía Rosa', osVersion: 'Android 14', isRooted: true, ipAddress: '83.44.1.1', countryCode: 'ES', country: 'Spain', userAgent: 'Old/1',
      firstSeenAt: '2026-03-01T10:00:00.000Z', lastSeenAt: '2026-03-03T10:00:00.000Z',
    });
    for (const other of shown) expect(other).toEqual(shown[0]);
    const [row] = await system.database.rows<{ asn: string; as_name: string }>(`select asn, as_name from device where organization_id = $1 and device_id = 'ordered-012'`, [system.organizationId]);
    expect(Number(row?.asn)).toBeGreaterThan(0);

    const person = await aPerson();
    await register(person, { deviceId: 'registered-now', model: 'SM-A156M' });
    await seen(person, 'registered-now', '2026-03-01T10:00:00Z', { ipAddress: '83.44.1.1' }, { model: 'SM-A155M', browser: 'Chrome' });
    await system.settled();
    expect(devicesOf((await system.get(`/devices/entity/${person}`)).body)).toMatchObject([{ model: 'SM-A156M', browser: 'Chrome', countryCode: 'ES', firstSeenAt: '2026-03-01T10:00:00.000Z' }]);
  });

  it('that share a deviceId count against everybody on it as soon as one more is registered, until it is deleted', async () => {
    const [ana, ...others] = [await aPerson(), await aPerson(), await aPerson(), await aPerson(), await aPerson()] as [string, ...string[]];
    const because = async (): Promise<string[]> => {
      await system.settled();
      const { observations } = (await system.analysisOf(ana)) as unknown as { observations: { code: string; because: string }[] };
      return observations.filter(({ code }) => code === 'uniqueness.shared-device').map((observation) => observation.because);
    };
    const own = await idOf(ana, 'tablet');
    expect(await because()).toEqual(["Nobody else was seen on this account's devices."]);
    const theirs: string[] = [];
    for (const other of others) theirs.push(await idOf(other, 'tablet'));
    expect(await because()).toEqual([expect.stringContaining('5')]);
    expect((await system.get(`/devices/${own}`)).body['device']).toMatchObject({ peopleOnDevice: 5 });

    for (const id of theirs) expect((await system.delete(`/devices/${id}`)).status).toBe(204);
    expect(await because()).toEqual(["Nobody else was seen on this account's devices."]);
    expect((await system.get(`/devices/${own}`)).body['device']).toMatchObject({ peopleOnDevice: 1 });
    expect((await system.get(`/devices/${theirs[0]}`)).status).toBe(404);
    expect((await system.delete(`/devices/${theirs[0]}`)).status).toBe(404);
    expect(idsIn((await system.get(`/devices/entity/${others[0]}`)).body)).toEqual([]);
    expect((await system.get('/devices?device_id=tablet')).body['pagination']).toMatchObject({ total: 1 });

    await system.post(`/devices/${own}/block`, { reason: 'It was stolen.' });
    await system.delete(`/devices/${own}`);
    await seen(ana, 'tablet', '2026-03-01T10:00:00Z');
    await system.settled();
    expect((await system.get(`/devices/${own}`)).body['device']).toMatchObject({ isBlocked: true, peopleOnDevice: 1 });
    expect((await register(others[0] as string, { deviceId: 'tablet' })).body).toMatchObject({ created: true, device: { id: theirs[0] } });
  });

  it('are corrected, blocked and trusted', async () => {
    const ana = await aPerson();
    const id = String((await register(ana, { deviceId: 'marked', model: 'A', brand: 'b', ipAddress: '190.16.0.1', metadata: { a: 1, b: { c: null } } })).body['device']?.['id']);
    const changed = await system.patch(`/devices/${id}`, { deviceName: 'Till 4', brand: null, ipAddress: '10.0.0.7', metadata: { a: null, d: 2 } });
    expect(changed.body['device']).toMatchObject({ deviceName: 'Till 4', brand: null, model: 'A', ipAddress: '10.0.0.7', metadata: { b: { c: null }, d: 2 } });
    expect((await system.patch(`/devices/${id}`, {})).body['device']).toMatchObject({ deviceName: 'Till 4' });
    await seen(ana, 'marked', '2026-03-01T10:00:00Z', {}, { deviceName: 'Said long ago' });
    await system.settled();
    expect((await system.get(`/devices/${id}`)).body['device']).toMatchObject({ deviceName: 'Till 4', brand: null });

    const blocked = await system.post(`/devices/${id}/block`, { reason: 'Eleven accounts in one night.' });
    expect(blocked.status).toBe(200);
    const { blockedAt } = blocked.body['device'] as unknown as { blockedAt: string };
    expect((await system.post(`/devices/${id}/block`, { reason: 'Twelve.' })).body['device']).toMatchObject({ isBlocked: true, blockedAt, blockedBecause: 'Twelve.' });
    expect((await system.ask('POST', `/devices/${id}/unblock`)).body['device']).toMatchObject({ isBlocked: false, blockedAt: null, blockedBecause: null });
    expect((await system.ask('POST', `/devices/${id}/trust`)).body['device']).toMatchObject({ isTrusted: true });
    expect((await system.ask('POST', `/devices/${id}/untrust`)).body['device']).toMatchObject({ isTrusted: false });
  });

  it('are listed by what is known of them, also those that are nobody\'s', async () => {
    const [ana, ben] = [await aPerson(), await aPerson()];
    await register(ana, { deviceId: 'listed-1', platform: 'Android', model: 'Quartz_9', isEmulator: true, isRooted: false, countryCode: 'CL' });
    await register(ben, { deviceId: 'listed-1', platform: 'android', model: 'quartz%9', isEmulator: false });
    const third = await idOf(ben, 'listed-2');
    await system.post(`/devices/${third}/block`, { reason: 'A test.' });
    await system.ask('POST', `/devices/${third}/trust`);
    await system.database.run(
      `insert into device (id, organization_id, device_id, details, first_seen_at, last_seen_at) values ($1, $2, 'listed-nobody', '{"platform":"web"}', '2026-03-01', '2026-03-01')`,
      [uuid(), system.organizationId],
    );
    const found = async (query: string) => {
      const { body } = await system.get(`/devices?${query}`);
      expect(body['pagination']).toMatchObject({ total: devicesOf(body).length, hasMore: false });
      return idsIn(body);
    };
    for (const [query, ids] of Object.entries({
      'device_id=listed-1': ['listed-1', 'listed-1'],
      'platform=ANDROID&q=QUARTZ': ['listed-1', 'listed-1'],
      'q=quartz_9': ['listed-1'],
      'q=listed-': ['listed-nobody', 'listed-2', 'listed-1', 'listed-1'],
      'is_emulator=true': ['listed-1'],
      'device_id=listed-1&is_emulator=false': ['listed-1'],
      'is_rooted=false': ['listed-1'],
      'is_blocked=true&q=listed': ['listed-2'],
      'is_trusted=true': ['listed-2'],
      'country=cl': ['listed-1'],
      'platform=web': ['listed-nobody'],
      'platform=pos': [],
    })) expect(await found(query), query).toEqual(ids);
    for (const path of ['/devices', '/devices?device_id=listed-1', '/devices?platform=android', `/devices/entity/${ben}`]) {
      const { read, whole, refusal } = await pageByPage(system, path, 'devices');
      expect([whole.length > 1, read, refusal], path).toEqual([true, whole, 'CURSOR_INVALID']);
    }
    const { body } = await system.get('/devices?platform=web');
    expect(devicesOf(body)).toMatchObject([{ entityId: null, entityExternalId: null, osName: null }]);
    expect((await system.get(`/devices/${String(devicesOf(body)[0]?.['id'])}`)).body['device']).toMatchObject({ peopleOnDevice: 0 });

    await seen(ben, 'listed-2', new Date(Date.now() + 60_000).toISOString());
    await seen(ben, 'listed-1', '2026-03-01T10:00:00Z');
    await system.settled();
    expect(idsIn((await system.get(`/devices/entity/${ben}`)).body)).toEqual(['listed-2', 'listed-1']);
    const page = await system.get(`/devices/entity/${ben}?limit=1&offset=1`);
    expect(page.body).toMatchObject({ devices: [{ deviceId: 'listed-1' }], pagination: { total: 2, limit: 1, offset: 1, hasMore: false } });
  });

  it('that were tracked before anybody said who it is are placed too', async () => {
    const event = uuid();
    const at = '2026-03-01T10:00:00.000Z';
    await system.database.run(
      `insert into device (id, organization_id, device_id, details, first_seen_at, last_seen_at) values ($1, $2, 'browser-1', '{}', $3, $3)`, [uuid(), system.organizationId, at]);
    await system.database.run(
      `insert into event (id, timestamp, organization_id, event_type, device_id, device_details, ip_address) values ($1, $2, $3, 'NAVIGATION', 'browser-1', '{"browser":"Firefox"}', '83.44.1.1')`,
      [event, at, system.organizationId]);
    await system.database.run(`insert into batch (stage, event_ids, event_times, ring_at) values ('received', $1, $2, now())`, [[event], [at]]);
    await system.settled();
    expect(devicesOf((await system.get('/devices?device_id=browser-1')).body)).toMatchObject([{ entityId: null, browser: 'Firefox', countryCode: 'ES', ipAddress: '83.44.1.1' }]);
  });

  it('of another organization are not there', async () => {
    const id = await idOf(await aPerson(), 'secret-device');
    const organizationId = await new Organizations(system.database).create({ name: 'Another', defaultCountry: null });
    const { key } = await new ApiKeys(system.database).create(organizationId, { name: 'Theirs', kind: 'secret', permissions: ['devices:read', 'devices:write'] });
    const [ana] = devicesOf((await system.get('/devices?device_id=secret-device')).body);
    expect((await system.ask('GET', '/devices', { key })).body).toMatchObject({ devices: [], pagination: { total: 0 } });
    for (const [method, path, body] of [
      ['GET', `/devices/${id}`], ['PATCH', `/devices/${id}`, { model: 'x' }], ['POST', `/devices/${id}/block`, { reason: 'x' }], ['POST', `/devices/${id}/unblock`],
      ['POST', `/devices/${id}/trust`], ['POST', `/devices/${id}/untrust`], ['DELETE', `/devices/${id}`],
    ] as const) expect((await system.ask(method, path, { key, body })).body, `${method} ${path}`).toMatchObject({ error: { code: 'DEVICE_NOT_FOUND' } });
    const entity = String(ana?.['entityId']);
    expect((await system.ask('GET', `/devices/entity/${entity}`, { key })).body).toMatchObject({ error: { code: 'ENTITY_NOT_FOUND' } });
    expect((await system.ask('POST', `/devices/entity/${entity}`, { key, body: { deviceId: 'd' } })).body).toMatchObject({ error: { code: 'ENTITY_NOT_FOUND' } });
    expect(devicesOf((await system.get('/devices?device_id=secret-device')).body)).toEqual([ana]);
  });

  it('are refused with the field that is wrong, and nothing is written', async () => {
    const ana = await aPerson();
    const id = await idOf(ana, 'unharmed');
    const before = await system.database.rows('select * from device order by id');
    for (const [field, body] of [
      ['deviceId', {}],
      ['deviceId', { deviceId: '' }],
      ['deviceId', { deviceId: 'x'.repeat(257) }],
      ['platform', { deviceId: 'd', platform: 'p'.repeat(33) }],
      ['model', { deviceId: 'd', model: 'a\u0000' }],
      ['model', { deviceId: 'd', model: '\ud800' }],
      ['latitude', { deviceId: 'd', latitude: 91 }],
      ['isRooted', { deviceId: 'd', isRooted: 'yes' }],
      ['metadata', { deviceId: 'd', metadata: [] }],
      ['metadata', { deviceId: 'd', metadata: { note: '\udc00' } }],
      ['metadata', { deviceId: 'd', metadata: { note: 'x'.repeat(33_000) } }],
    ] as const) {
      const { status, body: answer } = await register(ana, body);
      expect([status, (answer['error']?.['details'] as unknown as { field: string }[])[0]?.field], JSON.stringify(body).slice(0, 80)).toEqual([400, field]);
    }
    for (const [path, field] of [['/devices?limit=1001', 'limit'], ['/devices?plattform=x', 'plattform'], ['/devices?q=%00', 'q'], ['/devices?is_blocked=1', 'is_blocked'], [`/devices/entity/${ana}?limit=0`, 'limit']] as const) {
      const { status, body } = await system.get(path);
      expect([status, (body['error']?.['details'] as unknown as { field: string }[])[0]?.field], path).toEqual([400, field]);
    }
    const half = { note: 'x'.repeat(20_000) };
    const full = await idOf(ana, 'full');
    expect((await system.patch(`/devices/${full}`, { metadata: { a: half } })).status).toBe(200);
    expect((await system.patch(`/devices/${full}`, { model: 'not kept', metadata: { b: half } })).body).toMatchObject({ error: { code: 'METADATA_TOO_LARGE' } });
    expect((await register(ana, { deviceId: 'full', metadata: { b: half } })).body).toMatchObject({ error: { code: 'METADATA_TOO_LARGE' } });
    expect((await system.patch(`/devices/${full}`, { metadata: { a: null, b: half } })).body['device']).toMatchObject({ model: null });
    await system.database.run('delete from device where id = $1', [full]);
    expect((await system.patch(`/devices/${id}`, { isBlocked: true })).body).toMatchObject({ error: { details: [{ field: 'isBlocked' }] } });
    expect((await system.post(`/devices/${id}/block`, {})).body).toMatchObject({ error: { details: [{ field: 'reason' }] } });
    expect((await register('user_1', { deviceId: 'd' })).status).toBe(404);
    expect((await register(nowhere, { deviceId: 'd' })).body).toMatchObject({ error: { code: 'ENTITY_NOT_FOUND' } });
    expect((await system.get('/devices/not-a-uuid')).body).toMatchObject({ error: { code: 'DEVICE_NOT_FOUND' } });
    expect((await system.get('/devices/entity/not-a-uuid')).status).toBe(404);
    expect(await system.database.rows('select * from device order by id')).toEqual(before);
  });

  it('are opened by devices:read and changed by devices:write', async () => {
    const id = await idOf(await aPerson(), 'guarded');
    const keyWith = async (permission: string) => String((await system.post('/api-keys', { name: permission, permissions: [permission] })).body['apiKey']?.['key']);
    const [reading, writing] = [await keyWith('devices:read'), await keyWith('devices:write')];
    expect((await system.ask('GET', `/devices/${id}`, { key: reading })).status).toBe(200);
    expect((await system.ask('GET', '/devices', { key: writing })).status).toBe(403);
    expect((await system.ask('POST', `/devices/${id}/trust`, { key: reading })).status).toBe(403);
    expect((await system.ask('POST', `/devices/${id}/trust`, { key: writing })).status).toBe(200);
  });
});
