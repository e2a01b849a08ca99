import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const acme = {
  type: 'company',
  name: 'Panadería del Puerto SRL',
  countryCode: 'ar',
  taxId: '30-50001091-2',
  externalId: 'merchant/2041 ñ',
  email: 'pagos@panaderia.example',
  phone: '+54 11 5550 0100',
  nationality: 'AR',
  operationalHours: { mon: ['08:00', '20:00'] },
  registrationDate: '2019-04-02',
  attributes: { segment: 'retail', nested: { deep: [1, null, '€'] } },
  riskFactors: [{ code: 'cash', level: 2 }],
  entityData: { owner: null },
  isClient: true,
  riskMatrixId: 'matrix-1',
  status: 'active',
};

describe('a backend creates its people and companies', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const count = async (): Promise<number> => Number((await system.get('/entities?limit=1')).body['pagination']?.['total']);

  it('keeps every field, and names what it does not know or has nothing to do for', async () => {
    const { status, body } = await system.post('/entities', { ...acme, skipRulesExecution: true, shareholderDepth: 5, autoExecuteIntegrations: false, mood: 'good' });
    expect(status).toBe(201);
    expect(body['entity']).toMatchObject({ ...acme, countryCode: 'AR', statusReason: null, deletedAt: null });
    expect((body['warnings'] as unknown as { field: string }[]).map(({ field }) => field).sort()).toEqual(['mood', 'riskMatrixId', 'shareholderDepth', 'skipRulesExecution']);
    const id = String(body['entity']?.['id']);
    const byId = (await system.get(`/entities/${id}`)).body['entity'];
    expect(byId).toMatchObject({ ...acme, countryCode: 'AR', scores: { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null }, lastEventAt: null });
    expect((await system.get(`/entities/by-external-id/${encodeURIComponent(acme.externalId)}`)).body['entity']).toEqual(byId);
  });

  it('refuses one whose external id or tax id is taken, and says whose it is', async () => {
    const { body } = await system.post('/entities', { type: 'person', name: 'Ana', externalId: 'ana', taxId: '20-24245549-6' });
    const entityId = body['entity']?.['id'];
    const answers = [
      await system.post('/entities', { type: 'person', name: 'Other', externalId: 'ana' }),
      await system.post('/entities', { type: 'person', name: 'Other', externalId: 'other', taxId: '20242455496' }),
    ];
    expect(answers.map(({ status, body: { error } }) => [status, error?.['code'], error?.['details']])).toEqual(Array.from({ length: 2 }, () => [409, 'ENTITY_EXISTS', { entityId }]));
    expect(String(answers[0]?.body['error']?.['message'])).toContain('external id ana');
    expect(String(answers[1]?.body['error']?.['message'])).toContain('tax id 20242455496');
    expect((await system.post('/entities', { type: 'company', name: 'Same number, of a company', taxId: '20242455496' })).status).toBe(201);
  });

  it('knows one without an external id by its own id', async () => {
    const { body } = await system.post('/entities', { type: 'person', name: 'Nobody in particular' });
    const id = String(body['entity']?.['id']);
    expect(body['entity']?.['externalId']).toBe(id);
    expect((await system.get(`/entities/by-external-id/${id}`)).body['entity']?.['id']).toBe(id);
    const event = await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: id });
    expect(event.body['entity']?.['id']).toBe(id);
    const made = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: '27-28033514-8' });
    const other = String(made.body['entity']?.['id']);
    expect((await system.get(`/entities/by-external-id/${other}`)).body['entity']).toMatchObject({ id: other, externalId: other });
  });

  it.each([
    ['what was given', { countryCode: 'br', taxId: '30-70308853-4' }, 'BR'],
    ['the home of the organization', { taxId: '99.ZZ' }, 'AR'],
    ['the home of the organization without a tax id', {}, 'AR'],
    ['what the tax id names when it is false at home', { taxId: '12.ABC.345/01DE-35' }, 'BR'],
  ])('takes for its country %s', async (_, given, countryCode) => {
    const { body } = await system.post('/entities', { type: 'company', name: 'Somebody', externalId: crypto.randomUUID(), ...given });
    expect(body['entity']).toMatchObject({ countryCode });
  });

  it('makes one of a bare tax id, once, and looks nothing up', async () => {
    const wish = { taxId: '390.533.447-05', country: 'br', type: 'person', depth: 3 };
    const first = await system.post('/entities/automatic', wish);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ data: { name: '390.533.447-05', countryCode: 'BR', status: 'under_review', isClient: false, wasCreated: true }, warnings: [{ field: 'depth' }] });
    const again = await system.post('/entities/automatic', { ...wish, taxId: '39053344705', depth: 0 });
    expect(again.body).toEqual({ success: true, data: { ...(first.body['data'] as object), wasCreated: false } });
    expect(first.body['data']?.['externalId']).toBe(first.body['data']?.['id']);
  });

  it('answers a batch one by one, and a bad one rejects only itself', async () => {
    const { status, body } = await system.post('/entities/batch', [
      { type: 'person', name: 'Bea', externalId: 'bea', odd: 1 },
      { type: 'robot', name: 'R2' },
      { type: 'person', name: 'Bea again', externalId: 'bea' },
      7,
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      created: 1,
      existing: 1,
      rejected: 2,
      results: [{ status: 'created', warnings: [{ field: 'odd' }] }, { status: 'rejected', error: { code: 'VALIDATION_ERROR', details: [{ field: 'type' }] } }, { status: 'existing' }, { status: 'rejected' }],
    });
    expect(body['results']?.[2]?.['id']).toBe(body['results']?.[0]?.['id']);
    expect((await system.post('/entities/batch', Array.from({ length: 1_001 }, () => 1))).body).toMatchObject({ error: { code: 'TOO_MANY_ITEMS' } });
    expect((await system.post('/entities/batch', { type: 'person', name: 'Bea' })).body).toMatchObject({ error: { code: 'VALIDATION_ERROR' } });
  });

  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each<[string, string, object, string]>([
    ['no type', '/entities', { name: 'x' }, 'type'],
    ['a type of gu1 that we do not have', '/entities', { type: 'transaction', name: 'x' }, 'type'],
    ['no name', '/entities', { type: 'person' }, 'name'],
    ['an empty external id', '/entities', { type: 'person', name: 'x', externalId: '' }, 'externalId'],
    ['an external id of 257 characters', '/entities', { type: 'person', name: 'x', externalId: 'x'.repeat(257) }, 'externalId'],
    ['a character that no table holds', '/entities', { type: 'person', name: 'a\u0000b' }, 'name'],
    ['the same inside of JSON', '/entities', { type: 'person', name: 'x', attributes: { a: ['\u0000'] } }, 'attributes'],
    ['half of a surrogate pair', '/entities', { type: 'person', name: 'x', entityData: { '\ud800': 1 } }, 'entityData'],
    ['attributes that are a list', '/entities', { type: 'person', name: 'x', attributes: [1] }, 'attributes'],
    ['attributes of more than 64 KB', '/entities', { type: 'person', name: 'x', attributes: { a: 'ñ'.repeat(33_000) } }, 'attributes'],
    ['hours that nest beyond reason', '/entities', { type: 'person', name: 'x', operationalHours: deep(2_000) }, 'operationalHours'],
    ['a country by name', '/entities', { type: 'person', name: 'x', countryCode: 'Argentina' }, 'countryCode'],
    ['a flag as a text', '/entities', { type: 'person', name: 'x', isClient: 'yes' }, 'isClient'],
    ['six levels of shareholders', '/entities', { type: 'person', name: 'x', shareholderDepth: 6 }, 'shareholderDepth'],
    ['a status of older pages', '/entities', { type: 'person', name: 'x', status: 'pending_verification' }, 'status'],
    ['one that is deleted from the beginning', '/entities', { type: 'person', name: 'x', status: 'deleted' }, 'status'],
    ['a tax id of dashes', '/entities/automatic', { type: 'person', country: 'AR', taxId: '--' }, 'taxId'],
    ['automatic without a country', '/entities/automatic', { type: 'person', taxId: '20242455496' }, 'country'],
  ])('400 for %s, and nothing is stored', async (_, path, body, field) => {
    const before = await count();
    const answer = await system.post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field }] } });
    expect(await count()).toBe(before);
  });

  it('is patient with whatever else is sent', async () => {
    const nested = `{"type":"person","name":"deep","mystery":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await system.ask('POST', '/entities', { body: nested })).status).toBe(201);
    expect((await system.post('/entities', { type: 'person', name: 'half \ud800 pair' })).status).toBe(201);
    const long = 'ñ€'.repeat(128);
    expect((await system.post('/entities', { type: 'person', name: 'long', externalId: long })).status).toBe(201);
    expect((await system.get(`/entities/by-external-id/${encodeURIComponent(long)}`)).status).toBe(200);
    const nobody = await Promise.all(['%00', '%ff', '%zz', 'x'.repeat(5_000)].map((externalId) => system.get(`/entities/by-external-id/${externalId}`)));
    expect(nobody.map(({ status, body }) => `${status} ${String(body['error']?.['code'])}`)).toEqual(['404 ENTITY_NOT_FOUND', '400 URL_MALFORMED', '400 URL_MALFORMED', '404 ENTITY_NOT_FOUND']);
  });
});
