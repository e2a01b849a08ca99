import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, WholeSystem } from '../support/whole-system.js';
import { count, flag, hasKeys, list, moment, object, text, uuid } from './contract/shapes.js';

const eventKeys = 'id eventType userId entityId entityExternalId taxId timestamp eventDate deviceId ipAddress country createdAt';
const listedKeys = 'id eventType userId entityId entityExternalId taxId timestamp deviceId ipAddress country isVpn isProxy metadata createdAt';
const deviceKeys =
  'id deviceId externalId entityId platform manufacturer model brand osName osVersion browser browserVersion latitude longitude city region country countryCode ipAddress isEmulator isRooted isBlocked isTrusted firstSeenAt lastSeenAt createdAt updatedAt metadata deviceName';
const summaryKeys = 'rulesHit rulesNoHit totalScore scoreResult riskMatrixName executionTimeMs trigger matchedRulesCount';
const unknownId = '00000000-0000-4000-8000-000000000000';

describe('what gu1 documents, asked as its clients ask', () => {
  let system: WholeSystem;
  let entityId: string;
  let eventId: string;
  beforeAll(async () => {
    system = await WholeSystem.shared();
    const { body } = await system.post('/entities', { type: 'person', name: 'Ana Díaz', countryCode: 'AR', externalId: 'user_12345', taxId: '20-24245549-6' });
    entityId = String(body['entity']?.['id']);
  });
  afterAll(() => system.stop());

  const errorOf = (code: string) => ({ success: false, error: { code, message: text } });

  describe('events', () => {
    it('a login with its device is created and answered whole', async () => {
      const { status, body } = await system.post('/events/user', {
        eventType: 'LOGIN_SUCCESS', entityExternalId: 'user_12345', userId: 'user_12345', deviceId: '840e89e4d46efd67', ipAddress: '10.40.64.231', country: 'AR', sessionId: 'sdk-1', eventDate: '2026-11-20',
        timestamp: '2026-11-20T11:30:00-03:00', deviceDetails: { platform: 'android', manufacturer: 'samsung', model: 'SM-A156M' },
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        success: true,
        event: { id: uuid, eventType: 'LOGIN_SUCCESS', userId: 'user_12345', entityId, entityExternalId: 'user_12345', taxId: null, timestamp: '2026-11-20T14:30:00.000Z', eventDate: '2026-11-20', sessionId: 'sdk-1', country: 'AR', createdAt: moment },
        entity: { id: entityId, wasCreated: false },
      });
      hasKeys(body['event'], eventKeys);
      expect(body).not.toHaveProperty('rulesResult');
      eventId = String(body['event']?.['id']);
    });

    it('a transfer of the quick start is created', async () => {
      const { status, body } = await system.post('/events/user', {
        eventType: 'TRANSFER_SUCCESS', entityExternalId: 'user_12345', destinationAccountId: '0170042640000004234411', destinationCuit: '27281455496', metadata: { amount: 5000, currency: 'ARS', concept: 'Payment' }, timestamp: '2026-11-20T15:00:00Z',
      });
      expect([status, body['success']]).toEqual([201, true]);
    });

    it('an unknown tax id becomes an entity with withAutoEntity=true, and is null without', async () => {
      const made = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: '27-28033514-8', userId: 'user_9' });
      expect(made.body).toMatchObject({ success: true, entity: { id: uuid, wasCreated: true } });
      const alone = await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', taxId: '20-11111111-2' });
      expect(alone.body).toMatchObject({ success: true, event: { entityId: null }, entity: null });
    });

    it('the list of the quick start has events and pagination at its root', async () => {
      const { status, body } = await system.get('/events/user?entity_external_id=user_12345&event_type=LOGIN_SUCCESS');
      expect(status).toBe(200);
      expect(body).toMatchObject({ success: true, events: [{ id: eventId, eventType: 'LOGIN_SUCCESS' }], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } });
      hasKeys(body['events']?.[0], listedKeys);
    });

    it.each([
      ['user_id=user_12345', 1], ['entity_id={entity}', 2], ['tax_id=20242455496', 2], ['entity_external_id=user_12345&tax_id=27280335148', 3], ['event_type=TRANSFER_SUCCESS', 1],
      ['entity_id={entity}&start_date=2026-11-20T14:31:00Z', 1], ['entity_id={entity}&end_date=2026-11-20T14:31:00Z', 1], ['limit=1&offset=1', 4],
    ])('filters by %s', async (query, total) => {
      const { status, body } = await system.get(`/events/user?${query.replace('{entity}', entityId)}`);
      expect(status).toBe(200);
      expect(body['pagination']).toMatchObject({ total });
      const times = (body['events'] as unknown as { timestamp: string }[]).map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted().reverse());
    });

    it('a limit above 1000 is a mistake', async () => {
      expect(await system.get('/events/user?limit=1001')).toMatchObject({ status: 400, body: errorOf('VALIDATION_ERROR') });
    });

    it('the events of one entity come with its snake_case block', async () => {
      const { status, body } = await system.get(`/events/user/entity/${entityId}?limit=1`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ success: true, events: [{ eventType: 'TRANSFER_SUCCESS' }], pagination: { total: 2, limit: 1, offset: 0, hasMore: true }, entity: { id: entityId, external_id: 'user_12345', tax_id: '20-24245549-6', name: 'Ana Díaz', type: 'person' } });
      expect(await system.get(`/events/user/entity/${unknownId}`)).toMatchObject({ status: 404, body: errorOf('ENTITY_NOT_FOUND') });
    });

    it.each(['entity/has-events?entity_id={entity}', 'entity/has-events?entity_external_id=user_12345', 'entity/has-events?tax_id=20-24245549-6', 'entity/has-events?tax_id=20242455496', 'entity/{entity}/has-events', `entity/has-events?entity_id={entity}&entity_external_id=nobody`])(
      '%s says yes',
      async (path) => {
        const { status, body } = await system.get(`/events/user/${path.replace('{entity}', entityId)}`);
        expect([status, body]).toEqual([200, { success: true, hasEvents: true, entityId }]);
      },
    );

    it.each([[`entity/has-events?entity_id=${unknownId}`, 404, 'ENTITY_NOT_FOUND'], [`entity/${unknownId}/has-events`, 404, 'ENTITY_NOT_FOUND'], ['entity/has-events', 400, 'VALIDATION_ERROR']])('%s is answered %i %s', async (path, status, code) => {
      expect(await system.get(`/events/user/${path}`)).toMatchObject({ status, body: errorOf(code) });
    });

    it('stats are snake_case rows at the root', async () => {
      const { status, body } = await system.get('/events/user/stats');
      expect(status).toBe(200);
      expect(body).toEqual({ success: true, stats: [{ event_type: 'LOGIN_SUCCESS', count: 3, last_occurrence: moment }, { event_type: 'TRANSFER_SUCCESS', count: 1, last_occurrence: '2026-11-20T15:00:00.000Z' }] });
      expect((await system.get('/events/user/stats?user_id=user_12345')).body['stats']).toEqual([{ event_type: 'LOGIN_SUCCESS', count: 1, last_occurrence: '2026-11-20T14:30:00.000Z' }]);
    });

    it('no key is 401 UNAUTHORIZED, and a key without the permission 403 FORBIDDEN', async () => {
      expect(await system.ask('GET', '/events/user/stats', { key: null })).toMatchObject({ status: 401, body: errorOf('UNAUTHORIZED') });
      const { body } = await system.post('/api-keys', { name: 'Writes only', permissions: ['events:create'] });
      expect(await system.ask('GET', '/events/user/stats', { key: String(body['apiKey']?.['key']) })).toMatchObject({ status: 403, body: errorOf('FORBIDDEN') });
      expect(await system.ask('GET', '/events/user/stats', { headers: { 'X-Organization-ID': unknownId } })).toMatchObject({ status: 403, body: errorOf('FORBIDDEN') });
    });

    it('the id of the own organization is the same in capitals', async () => {
      expect((await system.ask('GET', '/events/user/stats', { headers: { 'X-Organization-ID': system.organizationId.toUpperCase() } })).status).toBe(200);
    });
  });

  describe('devices', () => {
    it('are registered by events and listed with every field, the newest sight first', async () => {
      await system.settled();
      const { status, body } = await system.get(`/devices/entity/${entityId}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ success: true, devices: [{ deviceId: '840e89e4d46efd67', entityId, platform: 'android', manufacturer: 'samsung', model: 'SM-A156M', isBlocked: false, isTrusted: false, firstSeenAt: moment }], pagination: { total: 1, limit: 50, offset: 0, hasMore: false } });
      hasKeys(body['devices']?.[0], deviceKeys);
    });

    it('are created by hand, with systemName read as osName', async () => {
      const { status, body } = await system.post(`/devices/entity/${entityId}`, { deviceId: 'iphone-1', platform: 'ios', model: 'iPhone15,3', systemName: 'iOS', systemVersion: '17.2', latitude: -34.6, longitude: -58.4, country: 'Argentina', countryCode: 'AR', isRooted: false });
      expect(status).toBe(201);
      expect(body).toMatchObject({ success: true, device: { deviceId: 'iphone-1', osName: 'iOS', osVersion: '17.2', country: 'Argentina', countryCode: 'AR', isRooted: false } });
    });
  });

  describe('entities', () => {
    it('are created under review, and automatically', async () => {
      const made = await system.post('/entities', { type: 'company', name: 'Acme SA', countryCode: 'AR', taxId: '30-71234567-1', email: 'a@example.com', isClient: true, attributes: { plan: 'pro' }, shareholderDepth: 0 });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ success: true, entity: { id: uuid, type: 'company', status: 'under_review', isClient: true, externalId: text } });
      const automatic = await system.post('/entities/automatic', { taxId: '27-11111111-4', country: 'AR', type: 'person' });
      expect(automatic.body).toMatchObject({ success: true, data: { id: uuid, type: 'person', status: 'under_review', isClient: false } });
    });

    it('are upserted: created, then updated with what was before', async () => {
      const ask = (name: string) => system.ask('PUT', '/entities/upsert', { body: { entity: { type: 'person', name, countryCode: 'BR', externalId: 'up-1' }, options: { conflictResolution: 'source_wins' } } });
      expect((await ask('João')).body).toMatchObject({ success: true, action: 'created', entity: { name: 'João' }, previousEntity: null, confidence: count, reasoning: text, conflicts: [] });
      expect((await ask('João Silva')).body).toMatchObject({ success: true, action: 'updated', entity: { name: 'João Silva' }, previousEntity: { name: 'João' }, conflicts: list });
    });

    it.each(['/entities/{entity}', '/entities/by-external-id/user_12345'])('PATCH %s answers entity, evaluation and previousEntity, and asks for a reason', async (path) => {
      const url = path.replace('{entity}', entityId);
      expect(await system.patch(url, { status: 'blocked' })).toMatchObject({ status: 400, body: { success: false } });
      const { status, body } = await system.patch(url, { status: 'suspended', reason: 'Stolen phone', attributes: { vip: true } });
      expect(status).toBe(200);
      expect(body).toMatchObject({ entity: { id: entityId, status: 'suspended', attributes: { vip: true } }, previousEntity: { id: entityId } });
      expect(body).toHaveProperty('evaluation');
      await system.patch(url, { status: 'active' });
    });

    it('are analyzed at once, with the rules that hit and those that did not', async () => {
      await system.post('/rules', { name: 'Never', conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 0 }] });
      const { status, body } = await system.post(`/entities/${entityId}/analyze`, { entityType: 'person' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        success: true,
        data: { id: text, entityId, entityType: 'person', overallRiskScore: count, riskLevel: expect.stringMatching(/^(LOW|MEDIUM|HIGH|CRITICAL)$/) as unknown, confidence: count, riskFactors: list, recommendations: list, analyzedAt: moment, triggeredBy: text, metadata: object },
        rulesExecutionSummary: { rulesHit: [], rulesNoHit: [{ name: 'Never', description: text, conditions: expect.anything() as unknown }], matchedRulesCount: 0, totalScore: 0 },
      });
      hasKeys(body['rulesExecutionSummary'], summaryKeys);
      expect((body['rulesResult'] as Json)['rulesExecutionSummary']).toEqual(body['rulesExecutionSummary']);
    });
  });

  describe('data lists', () => {
    it('hold items that are found, checked alone and in bulk', async () => {
      const created = await system.post('/data-lists', { name: 'Bad documents', type: 'document_blocklist', source: 'manual' });
      expect(created.status).toBe(201);
      const listId = JSON.stringify(created.body).match(/[0-9a-f-]{36}/)?.[0] ?? '';
      expect((await system.post(`/data-lists/${listId}/items`, { primaryValue: '27-28033514-8', metadata: { why: 'chargeback' } })).status).toBe(201);
      expect((await system.post(`/data-lists/${listId}/items/bulk`, { items: [{ primaryValue: 'one' }, { primaryValue: 'two', searchKeys: ['two', 'zwei'] }] })).body).toMatchObject({ success: true });
      const check = await system.post('/data-lists/document_blocklist/check', { searchValue: '27280335148', options: { includeMetadata: true } });
      expect(check.body).toMatchObject({ found: true, listType: 'document_blocklist', searchValue: '27280335148', matches: [object], matchCount: 1, cacheHit: flag });
      expect((await system.post(`/data-lists/${listId}/items/find`, { searchValue: 'zwei' })).status).toBe(200);
      expect((await system.post('/data-lists/document_blocklist/check', { searchValue: 'nobody' })).body).toMatchObject({ found: false, matchCount: 0 });
    });
  });

  describe('imports', () => {
    it('take a CSV by a mapping and tell of every row that failed', async () => {
      const mapping = await system.post('/batch-import/mappings', { name: 'Core', target: 'user_event', columnMapping: { tipo: 'eventType', cuit: 'taxId' } });
      expect(mapping.status).toBe(201);
      const form = new FormData();
      form.set('file', new Blob(['tipo,cuit\nLOGIN_SUCCESS,27-28033514-8\nLOGON,27-28033514-8\n'], { type: 'text/csv' }), 'events.csv');
      form.set('mappingId', String(mapping.body['mapping']?.['id']));
      const answer = await fetch(`${system.app.url}/batch-import/import/user-events`, { method: 'POST', headers: { Authorization: `Bearer ${system.secretKey}` }, body: form });
      const { jobId } = (await answer.json()) as { jobId: string };
      expect(jobId).toEqual(uuid);
      await expect.poll(async () => (await system.get(`/batch-import/user-event-jobs/${jobId}/failures`)).body, { timeout: 20_000 }).toMatchObject({
        success: true, jobId, kind: 'user_event_batch', status: 'completed', totalItems: 2, succeeded: 1, failed: 1, skipped: 0, failures: [{ rowKey: 'row_2', code: 'EVENT_TYPE_UNKNOWN', message: text }], truncated: false, failuresTotal: 1,
      });
      const csv = await system.get(`/batch-import/user-event-jobs/${jobId}/failures.csv`);
      expect(csv.body['text']).toMatch(/^row_key,code,error\r?\nrow_2,EVENT_TYPE_UNKNOWN,/);
    });
  });
});
