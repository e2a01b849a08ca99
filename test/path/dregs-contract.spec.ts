import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, WholeSystem } from '../support/whole-system.js';
import { hasKeys, list, text } from './contract/shapes.js';

const identityKeys = 'id displayName displayEmail displayUsername humanityScore authenticityScore uniquenessScore behaviorScore createdAt updatedAt lastTrackedAt lastScoredAt disregarded badges data';
const cycleKeys = 'id identityId scores eventCount deviceCount durationMillis startedAt finishedAt';
const observationKeys = 'category id label explanation value confidence weight metadata';

describe('what Dregs documents, asked as its SDKs and its script ask', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const track = (body: object): Promise<Answer> => system.post('/api/events', body);
  const signup = {
    id: 'signup-991', type: 'user.signup', data: { plan: 'pro', _u: 'https://example.com/signup' }, identity: { id: 'user_12345', data: { email: 'ada@example.com', name: 'Ada' } }, source: 'node-sdk', timestamp: '2026-09-21T14:22:09Z',
    groups: [{ type: 'ParentCompany', id: 'acme', data: { name: 'Acme' } }],
  };

  it('a server event is recorded once, however often it comes', async () => {
    for (const time of ['first', 'again']) expect(await track(signup), time).toMatchObject({ status: 200, body: { status: 'success', id: 'signup-991', fingerprint: null } });
    expect(await track({ ...signup, data: { plan: 'other' } })).toMatchObject({ status: 200, body: { id: 'signup-991' } });
    const { body } = await system.get('/api/identities/user_12345');
    expect(body).toMatchObject({ id: 'user_12345', displayName: 'Ada', displayEmail: 'ada@example.com', disregarded: false, badges: list, data: { email: 'ada@example.com', name: 'Ada' } });
    hasKeys(body, identityKeys);
  });

  it('identity data is merged', async () => {
    await track({ type: 'login', identity: { id: 'user_12345', data: { plan: 'pro' } } });
    expect((await system.get('/api/identities/user_12345')).body['data']).toEqual({ email: 'ada@example.com', name: 'Ada', plan: 'pro' });
  });

  it('a server event without an identity is malformed', async () => {
    const { status, body } = await track({ type: 'user.signup', data: {} });
    expect(status).toBe(400);
    expect(body).toMatchObject({ timestamp: text, status: 400, error: text, message: text });
  });

  it('an id of ours is rejected quietly', async () => {
    expect(await track({ ...signup, id: 'dregs-1' })).toMatchObject({ status: 200, body: { status: 'success', id: null } });
    expect(await track({ ...signup, id: 'x'.repeat(65) })).toMatchObject({ status: 200, body: { status: 'success', id: null } });
  });

  it('a publishable key sends events and reads nobody', async () => {
    const asBrowser = (method: string, path: string, body?: unknown) => system.ask(method, path, { key: system.publishableKey, ...(body === undefined ? {} : { body }) });
    const fingerprint = 'a'.repeat(64);
    const { status, body } = await asBrowser('POST', '/api/events', { type: 'dregs_init', data: {}, device: { fingerprint, timezone: 'America/Argentina/Buenos_Aires' }, session: 's-1', url: 'https://example.com/' });
    expect([status, body]).toMatchObject([200, { status: 'success', id: text, fingerprint: text }]);
    expect((await asBrowser('GET', '/api/identities')).status).toBe(403);
    expect((await asBrowser('GET', '/api/identities/user_12345/scores')).status).toBe(403);
    expect((await asBrowser('GET', `/api/devices/${fingerprint}`)).status).toBe(200);
  });

  it('nobody holds an unknown key', async () => {
    const { status, headers, body } = await system.ask('GET', '/api/identities', { key: 'sk_unknown' });
    expect([status, body]).toMatchObject([401, { status: 401, message: text }]);
    expect(headers.get('x-request-id')).toBeTruthy();
  });

  it('scores are rows of category and value, and the analysis brings the observations', async () => {
    await system.settled();
    const scores = (await system.get('/api/identities/user_12345/scores')).body as unknown as { category: string; value: number }[];
    expect(scores.every(({ category, value }) => ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR'].includes(category) && Number.isInteger(value))).toBe(true);
    const { status, body } = await system.get('/api/identities/user_12345/analysis');
    expect(status).toBe(200);
    hasKeys(body, cycleKeys);
    const observations = (body['scores'] as unknown as { observations: object[] }[]).flatMap((score) => score.observations);
    for (const observation of observations) hasKeys(observation, observationKeys);
  });

  it('somebody unknown, and somebody not analysed yet, are 404', async () => {
    for (const path of ['', '/scores', '/analysis', '/history']) expect((await system.get(`/api/identities/nobody${path}`)).status, path).toBe(404);
    await system.post('/entities', { type: 'person', name: 'New', externalId: 'a/b', countryCode: 'AR' });
    expect((await system.get('/api/identities/a%2Fb')).body).toMatchObject({ id: 'a/b', humanityScore: null });
    expect((await system.get('/api/identities/a%2Fb/scores')).body).toEqual([]);
    expect((await system.get('/api/identities/a%2Fb/analysis')).status).toBe(404);
  });

  it('analyze queues a re-score and answers 201 with nothing', async () => {
    const { status, body } = await system.ask('POST', '/api/identities/user_12345/actions/analyze');
    expect([status, body['text']]).toEqual([201, '']);
    await system.settled();
    expect((await system.get('/api/identities/user_12345/history')).status).toBe(200);
  });

  it('events come back the newest first without underscore fields', async () => {
    const { status, body } = await system.get('/api/events/signup-991');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'signup-991', type: 'user.signup', data: { plan: 'pro' } });
    expect(JSON.stringify(body['data'])).not.toContain('_u');
    expect((await system.get('/api/events?identity=user_12345')).status).toBe(200);
  });

  it('groups are found by their normalised type, and their attributes only one by one', async () => {
    for (const type of ['ParentCompany', 'parent-company', 'parent_company']) expect((await system.get(`/api/groups/${type}/acme`)).body, type).toMatchObject({ type: 'parent_company', id: 'acme', data: { name: 'Acme' } });
    expect(JSON.stringify((await system.get('/api/groups?type=parent_company')).body)).not.toContain('"data":{');
  });

  it('mappings: the own one wins over the global one, set overwrites', async () => {
    const set = (target: string) => system.ask('PUT', '/api/mappings/EVENT_TYPE/user.signup', { body: { target, description: 'our signup' } });
    expect((await set('LOGIN')).status).toBe(200);
    expect((await set('REGISTRATION')).body).toMatchObject({ kind: 'EVENT_TYPE', scope: 'CUSTOMER', source: 'user.signup', target: 'REGISTRATION', description: 'our signup' });
    expect(JSON.stringify((await system.get('/api/mappings?scope=GLOBAL')).body)).toContain('"GLOBAL"');
  });

  it('datasets: the same key overwrites', async () => {
    const put = (value: string) => system.ask('PUT', '/api/datasets/vip_domains/entries/example.com', { body: { value } });
    expect((await put('a')).status).toBeLessThan(300);
    expect((await put('b')).status).toBeLessThan(300);
    expect(JSON.stringify((await system.get('/api/datasets/vip_domains/entries')).body)).toContain('"b"');
  });

  it('one surface sees what came through the other', async () => {
    const { body } = await system.get('/events/user?entity_external_id=user_12345');
    expect(body).toMatchObject({ success: true, pagination: { total: 2 } });
    expect((body['events'] as unknown as { eventType: string }[]).map(({ eventType }) => eventType).toSorted()).toEqual(['login', 'user.signup']);
    await system.post('/events/user', { id: 'gu1-1', eventType: 'TRANSFER_SUCCESS', entityExternalId: 'user_12345', deviceId: 'phone-1', deviceDetails: { platform: 'ios' } });
    expect((await system.get('/api/events/gu1-1')).body).toMatchObject({ type: 'TRANSFER_SUCCESS' });
    expect((await system.get('/api/devices/phone-1')).body).toMatchObject({ fingerprint: 'phone-1' });
    const identity = await system.get('/api/identities/user_12345');
    expect(identity.body).toMatchObject({ uniquenessScore: expect.toSatisfy((score) => score === null || Number.isInteger(score)) as unknown });
    expect((await system.get('/entities/by-external-id/user_12345')).body).toMatchObject({ entity: { name: text, attributes: { plan: 'pro' } } });
  });
});
