import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeys, Organizations } from '@app/database';
import { permissions } from '@app/runtime';
import { type Json, WholeSystem } from '../support/whole-system.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const items = (body: Json): { id: string }[] => body['items'] as unknown as { id: string }[];
const idsOf = (body: Json): string[] => items(body).map(({ id }) => id);

describe("a support desk reads its people through Dregs's paths", () => {
  let system: WholeSystem;
  /** All permissions but one. */
  let keyWithout: (permission: string) => Promise<string>;
  let strangersKey: string;

  beforeAll(async () => {
    system = await WholeSystem.shared();
    const keys = new ApiKeys(system.database);
    const own = String((await system.get('/organization')).body['organization']?.['id']);
    keyWithout = async (permission) =>
      (await keys.create(own, { name: 'narrow', kind: 'secret', permissions: permissions.filter((one) => one !== permission) })).key;
    const other = await new Organizations(system.database).create({ name: 'Other', defaultCountry: 'BR' });
    strangersKey = (await keys.create(other, { name: 'theirs', kind: 'secret', permissions })).key;

    for (const [externalId, name, attributes] of [
      ['ana/1', 'ana/1', { email: 'Ana.Gomez+promo@Example.com', 'first name': 'Ana', last_name: 'Gómez', _i: 'hidden', plan: 'pro' }],
      ['ana-2', 'Ana Gomez', { email: 'anagomez@example.com', username: 'anag' }],
      ['bruno', 'Gómez, Ana', {}],
      ['quiet', '100% Quiet', {}],
    ] as const) {
      const { status } = await system.post('/entities', { type: 'person', name, externalId, attributes });
      expect(status).toBe(201);
    }
    const post = (entityExternalId: string, hour: number, more: object = {}) =>
      system.post('/events/user', {
        eventType: 'LOGIN_SUCCESS',
        entityExternalId,
        timestamp: `2026-11-20T${hour}:00:00Z`,
        ipAddress: '190.16.0.1',
        userAgent: chrome,
        deviceId: 'tablet',
        deviceDetails: { platform: 'android' },
        sessionId: `session-${entityExternalId}`,
        ...more,
      });
    await post('ana/1', 12);
    await post('ana-2', 13, { sessionId: 'session-ana/1' });
    await post('bruno', 14, { ipAddress: '190.16.0.7', deviceId: 'phone' });
    await system.settled();
  });
  afterAll(() => system.stop());

  it('shows an identity as Dregs does: by its own id in one segment, with whole scores, display fields and data without system keys', async () => {
    const { status, body } = await system.get('/api/identities/ana%2F1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'ana/1',
      displayName: 'Ana Gómez',
      displayEmail: 'Ana.Gomez+promo@Example.com',
      displayUsername: null,
      lastTrackedAt: '2026-11-20T12:00:00.000Z',
      disregarded: false,
      badges: [],
      data: { plan: 'pro' },
    });
    expect(body['data']).not.toHaveProperty('_i');
    for (const score of ['humanityScore', 'authenticityScore']) expect(Number.isInteger(body[score]), score).toBe(true);
    const { body: unscored } = await system.get('/api/identities/quiet');
    expect(unscored).toMatchObject({ humanityScore: null, authenticityScore: null, uniquenessScore: null, behaviorScore: null });
    const { body: scores } = await system.get('/api/identities/ana%2F1/scores');
    expect(scores).toContainEqual({ category: 'HUMANITY', value: body['humanityScore'] });
    expect((await system.get('/api/identities/quiet/scores')).body).toEqual([]);
  });

  it('knows an entity without an external id by its UUID', async () => {
    const { body } = await system.post('/entities', { type: 'company', name: 'Sin Id SRL', taxId: '30-71659554-9' });
    const id = String(body['entity']?.['id']);
    expect((await system.get(`/api/identities/${id}`)).body).toMatchObject({ id, displayName: 'Sin Id SRL' });
  });

  it.each<[string, string[]]>([
    ['', ['bruno', 'ana-2', 'ana/1']],
    ['sort=nonsense', ['bruno', 'ana-2', 'ana/1']],
    ['direction=asc', ['ana/1', 'ana-2', 'bruno']],
    ['sort=firstSeenAt&direction=asc', ['ana/1', 'ana-2', 'bruno']],
    ['term=GOMEZ', ['bruno', 'ana-2', 'ana/1'].slice(1)],
    ['term=anag', ['ana-2']],
    ['term=%25', []],
    ['device=tablet', ['ana-2', 'ana/1']],
    ['badge=verified', []],
    ['humanityMin=1&humanityMax=100', ['bruno', 'ana-2', 'ana/1']],
    ['humanityMax=0', []],
    ['group=nobody', []],
  ])('lists them with ?%s', async (query, expected) => {
    const { status, body } = await system.get(`/api/identities?${query}`);
    expect(status).toBe(200);
    expect(idsOf(body).filter((id) => /^(ana|bruno)/.test(id))).toEqual(expected);
  });

  it('holds a score against a bound as it is shown, also half a point between two', async () => {
    await system.post('/entities', { type: 'person', name: 'Half', externalId: 'half' });
    await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'half', timestamp: '2026-11-20T10:00:00Z', userAgent: chrome });
    await system.settled();
    await system.database.run(`update analysis set humanity = 62.5 where entity_id = (select id from entity where external_id = 'half' and organization_id = $1)`, [system.organizationId]);
    expect((await system.get('/api/identities/half')).body).toMatchObject({ humanityScore: 63 });
    for (const [bounds, expected] of [['humanityMin=63', ['half']], ['humanityMax=62', []]] as const) expect(idsOf((await system.get(`/api/identities?term=half&${bounds}`)).body), bounds).toEqual(expected);
  });

  it('takes a per cent sign in a term for itself', async () => {
    expect(idsOf((await system.get('/api/identities?term=100%25')).body)).toEqual(['quiet']);
  });

  it('answers in whole pages', async () => {
    const { body } = await system.get('/api/identities?limit=1&offset=1');
    expect(body).toMatchObject({ limit: 1, offset: 1, hasMore: true });
    expect(idsOf(body)).toEqual(['ana-2']);
    const beyond = (await system.get('/api/identities?limit=100&offset=100')).body;
    expect(beyond).toMatchObject({ items: [], hasMore: false, total: body['total'] });
  });

  it('lists each once, page by page, also while scoring is behind', async () => {
    const { body } = await system.get('/api/identities?limit=1');
    const latest = idsOf(body)[0];
    await system.database.run(`update analysis set last_event_at = '2020-01-01' where entity_id = (select id from entity where external_id = $1 and organization_id = $2)`, [latest, system.organizationId]);
    const total = Number(body['total']);
    for (const limit of [2, 3]) {
      const read: string[] = [];
      for (let offset = 0; offset < total; offset += limit) read.push(...idsOf((await system.get(`/api/identities?limit=${limit}&offset=${offset}`)).body));
      expect([read.length, new Set(read).size], `${limit} a page`).toEqual([total, total]);
    }
  });

  it('explains the latest cycle, keeps a history, and scores again when it is asked', async () => {
    const before = (await system.get('/api/identities/ana-2/analysis')).body;
    expect(before).toMatchObject({ identityId: 'ana-2', eventCount: 1, deviceCount: 1 });
    const [first] = before['scores'] as unknown as { observations: { id: string; label: string; explanation: string }[] }[];
    expect(first?.observations[0]?.id).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(first?.observations[0]?.label).not.toBe('');

    const { status, body } = await system.ask('POST', '/api/identities/ana-2/actions/analyze', { headers: { 'Content-Type': 'application/json' } });
    expect([status, body]).toEqual([201, { text: '' }]);
    await system.settled();
    expect(Number((await system.get('/api/identities/ana-2/analysis')).body['id'])).toBe(Number(before['id']) + 1);

    const history = (await system.get('/api/identities/ana-2/history?limit=500')).body as unknown as { id: number }[];
    expect(history.map(({ id }) => id)).toEqual(history.map(({ id }) => id).toSorted((a, b) => b - a));
    const { body: past } = await system.get(`/api/identities/ana-2/analysis/${history.at(-1)?.id}`);
    expect(past).toMatchObject({ id: history.at(-1)?.id, identityId: 'ana-2' });
  });

  it('names whom somebody is tied to, by what, and what ties too many', async () => {
    const { body } = await system.get('/api/identities/ana%2F1/links');
    const links = body['links'] as unknown as { identityId: string; ties: { type: string; evidence: string[] }[] }[];
    expect(links.map(({ identityId, ties }) => [identityId, ties.map(({ type, evidence }) => [type, ...evidence].join(' '))])).toEqual([
      ['ana-2', ['SAME_SESSION session-ana/1', 'SAME_DEVICE tablet', 'SAME_IP 190.16.0.1', 'SIMILAR_EMAIL anagomez@example.com', 'SIMILAR_NAME Ana Gomez']],
      ['bruno', ['SIMILAR_NAME Gómez, Ana']],
    ]);
    expect(body['leftOut']).toEqual([]);

    const crowd = Array.from({ length: 26 }, (_, n) => ({ eventType: 'LOGIN_SUCCESS', taxId: `20-${30_000_000 + n}-0`, ipAddress: '190.16.7.9' }));
    await system.post('/events/user/batch?withAutoEntity=true', [...crowd, { eventType: 'LOGIN_SUCCESS', entityExternalId: 'ana/1', ipAddress: '190.16.7.9' }]);
    await system.settled();
    const after = (await system.get('/api/identities/ana%2F1/links')).body;
    expect((after['links'] as unknown as object[]).length).toBe(2);
    expect(after['leftOut']).toMatchObject([{ type: 'SAME_IP', value: '190.16.7.9' }]);
  });

  it('looks away from whom it is told to disregard, and from nobody else', async () => {
    const receiver = await system.aReceiver();
    const entityIds = new Map<string, string>();
    for (const externalId of ['farm-1', 'farm-2', 'farm-3', 'farm-4', 'farm-5']) {
      const { body } = await system.post('/entities', { type: 'person', name: externalId, externalId });
      entityIds.set(externalId, String(body['entity']?.['id']));
      await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: externalId, deviceId: 'farm', deviceDetails: { platform: 'android' }, ipAddress: '190.16.7.7' });
    }
    await system.post('/rules', { name: 'A farm', severity: 'HIGH', conditions: [{ dimension: 'UNIQUENESS', operator: 'lt', threshold: 75 }] });
    const again = async (id: string) => {
      await system.post(`/api/identities/${id}/actions/analyze`, undefined);
      await system.settled();
    };
    await again('farm-1');
    await again('farm-2');
    const uniqueness = async (id: string) => Number((await system.get(`/api/identities/${id}`)).body['uniquenessScore']);
    const alerts = async () => ((await system.get(`/alerts?entityId=${entityIds.get('farm-1')}`)).body['alerts'] as unknown as { status: string }[]).map(({ status }) => status);
    expect(await alerts()).toEqual(['PENDING']);
    const crowded = await uniqueness('farm-2');

    const { status, body } = await system.post('/api/identities/farm-1/actions/disregard', undefined);
    expect([status, body['disregarded']]).toEqual([200, true]);
    for (const id of ['farm-3', 'farm-4', 'farm-5']) await system.post(`/api/identities/${id}/actions/disregard`, undefined);
    await system.settled();
    expect(await alerts()).toEqual(['RESOLVED']);
    expect(await uniqueness('farm-2')).toBeGreaterThan(crowded);
    const cycle = (await system.get('/api/identities/farm-1/analysis')).body['id'];
    const tracked = String((await system.get('/api/identities/farm-1')).body['lastTrackedAt']);
    await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'farm-1' });
    await again('farm-1');
    expect((await system.get('/api/identities/farm-1/analysis')).body).toMatchObject({ id: cycle, eventCount: 2 });
    expect(String((await system.get('/api/identities/farm-1')).body['lastTrackedAt']) > tracked).toBe(true);
    expect((await system.get('/api/devices/farm')).body).toMatchObject({ disregarded: false, usedByDisregarded: true, identityCount: 5 });

    for (const id of ['farm-1', 'farm-3', 'farm-4', 'farm-5']) await system.post(`/api/identities/${id}/actions/regard`, undefined);
    await system.settled();
    expect(await uniqueness('farm-2')).toBe(crowded);
    expect((await system.get('/api/identities/farm-1')).body['disregarded']).toBe(false);

    expect((await system.post('/api/devices/farm/actions/disregard', undefined)).body).toMatchObject({ disregarded: true });
    await system.settled();
    expect(await uniqueness('farm-2')).toBeGreaterThan(crowded);
    await system.post('/api/devices/farm/actions/regard', undefined);
    await system.settled();
    expect(await uniqueness('farm-2')).toBe(crowded);
    await receiver.close();
  });

  it.each<[string, string, string]>([
    ['GET', '/api/identities/ana%2F1', 'entities:read'],
    ['GET', '/api/identities', 'entities:read'],
    ['GET', '/api/identities/ana%2F1/links', 'entities:read'],
    ['POST', '/api/identities/ana%2F1/actions/analyze', 'entities:analyze'],
    ['POST', '/api/identities/ana%2F1/actions/disregard', 'entities:update'],
    ['POST', '/api/identities/ana%2F1/actions/regard', 'entities:update'],
    ['POST', '/api/devices/tablet/actions/disregard', 'devices:write'],
  ])('%s %s needs %s', async (method, path, permission) => {
    expect((await system.ask(method, path, { key: await keyWithout(permission) })).status).toBe(403);
    expect((await system.ask(method, path, { key: system.publishableKey })).status).toBe(403);
  });

  it.each<[number, string, string, string]>([
    [404, 'ENTITY_NOT_FOUND', 'GET', '/api/identities/nobody'],
    [404, 'ANALYSIS_NOT_FOUND', 'GET', '/api/identities/quiet/analysis'],
    [404, 'ANALYSIS_NOT_FOUND', 'GET', '/api/identities/ana%2F1/analysis/99'],
    [404, 'ANALYSIS_NOT_FOUND', 'GET', '/api/identities/ana%2F1/analysis/first'],
    [404, 'ENTITY_NOT_FOUND', 'POST', '/api/identities/nobody/actions/analyze'],
    [404, 'ENTITY_NOT_FOUND', 'POST', '/api/identities/nobody/actions/disregard'],
    [404, 'DEVICE_NOT_FOUND', 'POST', '/api/devices/nothing/actions/disregard'],
    [404, 'ENTITY_NOT_FOUND', 'GET', `/api/identities/${'é'.repeat(256)}`],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities/a%00b'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities?limit=101'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities?limit=10&offset=5'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities?humanityMin=high'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities?termn=ana'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities?term=%00'],
    [400, 'VALIDATION_ERROR', 'GET', '/api/identities/ana-2/history?limit=501'],
  ])('%i %s for %s %s', async (status, code, method, path) => {
    const answer = await system.ask(method, path);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('shows nothing of another organization', async () => {
    const strangers = (path: string, method = 'GET') => system.ask(method, path, { key: strangersKey });
    expect((await strangers('/api/identities')).body).toMatchObject({ items: [], total: 0 });
    const ana = String((await system.get('/entities/by-external-id/ana%2F1')).body['entity']?.['id']);
    for (const id of ['ana%2F1', ana]) {
      for (const path of ['', '/scores', '/analysis', '/analysis/1', '/history', '/links']) expect((await strangers(`/api/identities/${id}${path}`)).status, path).toBe(404);
      for (const action of ['analyze', 'disregard', 'regard']) expect((await strangers(`/api/identities/${id}/actions/${action}`, 'POST')).status, action).toBe(404);
    }
    expect((await strangers('/api/devices/tablet/actions/disregard', 'POST')).status).toBe(404);
  });
});
