import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

interface Conflict {
  readonly field: string;
  readonly kept: string;
}

describe('a backend upserts without knowing who is known', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const upsert = (entity: object, options?: object) => system.ask('PUT', '/entities/upsert', { body: { entity: { type: 'person', name: 'Ana', ...entity }, ...(options ? { options } : {}) } });
  const known = async (more: object): Promise<string> => {
    const externalId = crypto.randomUUID();
    await system.post('/entities', { type: 'person', name: 'Ana', externalId, ...more });
    return externalId;
  };

  it('creates who is new, and updates who is known by external id or by tax id and type', async () => {
    const created = await upsert({ externalId: 'ana', taxId: '20-24245549-6' });
    expect(created.body).toMatchObject({ action: 'created', previousEntity: null, confidence: 1, conflicts: [], entity: { externalId: 'ana', status: 'under_review' } });
    const byExternalId = await upsert({ externalId: 'ana', email: 'ana@example.com' });
    expect(byExternalId.body).toMatchObject({ action: 'updated', previousEntity: { email: null }, entity: { email: 'ana@example.com', taxId: '20-24245549-6' }, conflicts: [] });
    const byTaxId = await upsert({ taxId: '20242455496', phone: '+54 11 5550 0100' });
    expect(byTaxId.body).toMatchObject({ action: 'updated', entity: { externalId: 'ana', taxId: '20-24245549-6', phone: '+54 11 5550 0100' }, conflicts: [] });
    expect(String(byTaxId.body['reasoning'])).toContain('taxId 20-24245549-6 and the type person');
    expect((await upsert({ type: 'company', taxId: '20242455496' })).body).toMatchObject({ action: 'created' });
    expect(byTaxId.body['entity']?.['id']).toBe(created.body['entity']?.['id']);
  });

  const stored = { email: 'old@example.com', status: 'active', attributes: { plan: 'basic', tags: ['a'], address: { city: 'Rosario', zip: '2000' } }, nationality: 'AR' };
  const given = { email: 'new@example.com', phone: '1', nationality: '', attributes: { plan: 'gold', tags: ['a'], since: 2020, address: { city: 'Salta', zip: null } } };
  const all = ['attributes.address.city', 'attributes.plan', 'email'];

  it.each([
    ['smart_merge', 'source', { email: 'new@example.com', nationality: 'AR', attributes: { plan: 'gold', tags: ['a'], since: 2020, address: { city: 'Salta', zip: '2000' } } }],
    ['source_wins', 'source', { email: 'new@example.com', nationality: null, attributes: { plan: 'gold', tags: ['a'], since: 2020, address: { city: 'Salta' } } }],
    ['target_wins', 'target', { email: 'old@example.com', nationality: 'AR', attributes: { plan: 'basic', tags: ['a'], since: 2020, address: { city: 'Rosario', zip: '2000' } } }],
    ['manual_review', 'target', { email: 'old@example.com', nationality: 'AR', attributes: { plan: 'basic', tags: ['a'], since: 2020, address: { city: 'Rosario', zip: '2000' } } }],
  ])('settles conflicts by %s', async (conflictResolution, kept, expected) => {
    const externalId = await known(stored);
    const { body } = await upsert({ externalId, ...given }, { conflictResolution });
    expect(body['entity']).toMatchObject({ phone: '1', status: 'active' });
    const { email, nationality, attributes } = body['entity'] as unknown as Record<string, unknown>;
    expect({ email, nationality, attributes }).toEqual(expected);
    const conflicts = body['conflicts'] as unknown as Conflict[];
    expect(conflicts.map(({ field }) => field).sort()).toEqual(all);
    expect(new Set(conflicts.map((conflict) => conflict.kept))).toEqual(new Set([kept]));
    expect((await system.get(`/entities/by-external-id/${externalId}`)).body['entity']).toMatchObject(body['entity'] as object as Record<string, unknown>);
  });

  it('says what it did not do', async () => {
    const { body } = await upsert({ externalId: 'warned', autoExecuteIntegrations: true, odd: 1 }, { deduplicationStrategy: 'ai_similarity', createRelationships: true, mood: 1 });
    expect((body['warnings'] as unknown as { field: string }[]).map(({ field }) => field).sort()).toEqual([
      'entity.autoExecuteIntegrations', 'entity.odd', 'options.createRelationships', 'options.deduplicationStrategy', 'options.mood',
    ]);
  });

  it('does not take an id from another', async () => {
    await system.post('/entities', { type: 'person', name: 'Bea', externalId: 'bea', taxId: '27-28033514-8' });
    await system.post('/entities', { type: 'person', name: 'Carla', externalId: 'carla', email: 'carla@example.com' });
    const { status, body } = await upsert({ externalId: 'carla', taxId: '27280335148', email: 'other@example.com' });
    expect([status, body['error']?.['code']]).toEqual([409, 'ENTITY_EXISTS']);
    expect((await system.get('/entities/by-external-id/carla')).body['entity']).toMatchObject({ email: 'carla@example.com', taxId: null });
  });

  it('creates once, however many try at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => upsert({ externalId: 'race', taxId: '23-12345678-4', attributes: { [`k${n}`]: n } })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.filter(({ body }) => String(body['action']) === 'created').length).toBe(1);
    const { body } = await system.get('/entities/by-external-id/race');
    expect(Object.keys(body['entity']?.['attributes'] ?? {}).length).toBe(40);
  });

  it.each([
    [{ entity: { name: 'x' } }, 'entity.type'],
    [{}, 'entity'],
    [{ entity: { type: 'person', name: 'x' }, options: { conflictResolution: 'coin' } }, 'options.conflictResolution'],
    [{ entity: { type: 'person', name: 'x' }, options: { deduplicationStrategy: 'guess' } }, 'options.deduplicationStrategy'],
  ])('400 for %j', async (body, field) => {
    expect((await system.ask('PUT', '/entities/upsert', { body })).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field }] } });
  });
});
