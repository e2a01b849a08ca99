import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

describe('an operator changes and deletes entities', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const create = async (more: object = {}): Promise<string> => String((await system.post('/entities', { type: 'person', name: 'Ana', ...more })).body['entity']?.['id']);
  const login = (who: object) => system.post('/events/user', { eventType: 'LOGIN_SUCCESS', ipAddress: '190.16.0.1', ...who });
  const eventsOf = async (id: string) => Number((await system.database.rows<{ n: number }>('select count(*)::int as n from event where entity_id = $1', [id]))[0]?.n);

  it('changes what is given and keeps the rest', async () => {
    const id = await create({ externalId: 'a/b', email: 'a@example.com', phone: '1', attributes: { plan: 'basic', address: { city: 'Rosario', zip: '2000' } }, riskFactors: [1], entityData: { a: 1 } });
    const { status, body } = await system.patch('/entities/by-external-id/a%2Fb', {
      name: 'Ana María',
      email: null,
      attributes: { plan: null, since: 2020, address: { city: 'Salta' } },
      entityData: { b: [] },
      riskFactors: null,
      isClient: true,
      mood: 'good',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      evaluation: null,
      previousEntity: { name: 'Ana', email: 'a@example.com', attributes: { plan: 'basic' } },
      entity: { id, name: 'Ana María', email: null, phone: '1', entityData: { a: 1, b: [] }, riskFactors: null, isClient: true },
      warnings: [{ field: 'mood' }],
    });
    expect(body['entity']?.['attributes']).toEqual({ since: 2020, address: { city: 'Salta', zip: '2000' } });
    expect((await system.patch(`/entities/${id}`, {})).body['entity']).toEqual(body['entity']);
  });

  it.each(['blocked', 'suspended', 'rejected'])('wants a reason for %s and keeps it', async (status) => {
    const id = await create();
    for (const reason of [undefined, '  ']) {
      const refused = await system.patch(`/entities/${id}`, { status, reason, name: 'Other' });
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ error: { code: 'REASON_REQUIRED', details: [{ field: 'reason' }] } });
    }
    const { body } = await system.patch(`/entities/${id}`, { status, reason: 'Chargebacks.' });
    expect(body).toMatchObject({ previousEntity: { status: 'under_review', statusChangedAt: null }, entity: { name: 'Ana', status, statusReason: 'Chargebacks.' } });
    expect(body['entity']?.['statusChangedAt']).toBe(body['entity']?.['updatedAt']);
    expect((await system.patch(`/entities/${id}`, { status, phone: '1' })).body['entity']).toMatchObject({ statusReason: 'Chargebacks.' });
    expect((await system.patch(`/entities/${id}`, { status: 'active' })).body['entity']).toMatchObject({ status: 'active', statusReason: null });
  });

  it('refuses an id of another, and what is wrong', async () => {
    const other = await create({ externalId: 'taken', taxId: '20-24245549-6' });
    const id = await create({ externalId: 'free' });
    for (const change of [{ externalId: 'taken' }, { taxId: '20242455496' }]) {
      const { status, body } = await system.patch(`/entities/${id}`, { ...change, name: 'Other' });
      expect([status, body['error']?.['code'], body['error']?.['details']]).toEqual([409, 'ENTITY_EXISTS', { entityId: other }]);
    }
    for (const [field, value] of Object.entries({ status: 'pending', name: '', type: 'robot', countryCode: 'ARG', attributes: [], externalId: 'x'.repeat(257), reason: 7 })) {
      expect((await system.patch(`/entities/${id}`, { [field]: value })).body, field).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field }] } });
    }
    expect(String((await system.patch(`/entities/${id}`, { status: 'pending' })).body['error']?.['message'])).toContain('active, inactive, blocked, under_review, suspended, expired, deleted or rejected');
    expect((await system.get(`/entities/${id}`)).body['entity']).toMatchObject({ name: 'Ana', externalId: 'free' });
  });

  it('does not let free JSON grow change by change', async () => {
    const id = await create({ attributes: { a: 'x'.repeat(40_000) } });
    expect((await system.patch(`/entities/${id}`, { attributes: { b: 'x'.repeat(40_000) } })).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'attributes' }] } });
    expect((await system.patch(`/entities/${id}`, { attributes: { a: null, b: 'x'.repeat(40_000) } })).status).toBe(200);
  });

  it('gives a new external id the events that waited for it, and scores a new tax id', async () => {
    await login({ entityExternalId: 'later' });
    const id = await create({ taxId: '20-11111111-2' });
    await system.settled();
    expect(await eventsOf(id)).toBe(0);
    await system.patch(`/entities/${id}`, { externalId: 'later' });
    await system.settled();
    expect(await eventsOf(id)).toBe(1);
    const before = await system.analysisOf(id);
    await system.patch(`/entities/${id}`, { taxId: '20-11111111-3' });
    await system.settled();
    const after = await system.analysisOf(id);
    expect(Number(after['cycle'])).toBe(Number(before['cycle']) + 1);
    expect(Number(after['scores']?.['AUTHENTICITY']?.['value'])).toBeLessThan(Number(before['scores']?.['AUTHENTICITY']?.['value']));
    expect(after['eventCount']).toBe(1);
  });

  it('scores a new phone number', async () => {
    const id = await create({ externalId: 'phoned', phone: '+54 9 11 5555 4821' });
    await login({ entityExternalId: 'phoned' });
    await system.settled();
    await system.patch(`/entities/${id}`, { phone: '+54 9 11 1111 1111' });
    await system.settled();
    expect((await system.analysisOf(id))['observations']).toContainEqual(expect.objectContaining({ code: 'authenticity.phone', because: expect.stringContaining('Nobody has the phone number') }));
  });

  it('deletes: ids are free, events stay, and nobody finds or scores it any more', async () => {
    const id = await create({ externalId: 'gone', taxId: '27-28033514-8' });
    await login({ entityExternalId: 'gone' });
    await system.settled();
    expect((await system.delete(`/entities/${id}`)).status).toBe(204);
    const asked = [
      await system.get(`/entities/${id}`),
      await system.get('/entities/by-external-id/gone'),
      await system.get(`/entities/${id}/analysis`),
      await system.get(`/entities/${id}/history`),
      await system.patch(`/entities/${id}`, { name: 'Back' }),
      await system.patch('/entities/by-external-id/gone', { name: 'Back' }),
      await system.delete(`/entities/${id}`),
      await system.post(`/entities/${id}/analyze`, { entityType: 'person' }),
    ];
    expect(asked.map(({ status, body }) => `${status} ${String(body['error']?.['code'])}`)).toEqual(asked.map(() => '404 ENTITY_NOT_FOUND'));
    expect((await login({ entityExternalId: 'gone' })).body['entity']).toBeNull();
    const heir = await create({ externalId: 'gone', taxId: '27280335148' });
    await system.settled();
    expect(heir).not.toBe(id);
    expect([await eventsOf(id), await eventsOf(heir)]).toEqual([1, 1]);
  });

  it('deletes by the status too, and leaves the deleted out of a batch that comes to scoring', async () => {
    const [gone, stays] = [await create({ externalId: 'x' }), await create({ externalId: 'y' })];
    await login({ entityExternalId: 'x' });
    await login({ entityExternalId: 'y' });
    await system.settled();
    const before = await system.database.rows<{ cycle: number }>('select cycle from analysis where entity_id = any($1) order by entity_id', [[gone, stays]]);
    expect((await system.patch(`/entities/${gone}`, { status: 'deleted' })).body['entity']).toMatchObject({ status: 'deleted' });
    const [event] = await system.database.rows<{ id: string; timestamp: Date }>('select id, timestamp from event where entity_id = $1', [gone]);
    await system.database.run(`insert into batch (stage, event_ids, event_times, entity_ids, ring_at) values ('located', $1, $2, $3, now())`, [[event?.id], [event?.timestamp.toISOString()], [gone, stays]]);
    await system.settled();
    const after = await system.database.rows<{ cycle: number }>('select cycle from analysis where entity_id = any($1) order by entity_id', [[gone, stays]]);
    expect(after.map(({ cycle }) => cycle)).toEqual([before[0]?.cycle, (before[1]?.cycle ?? 0) + 1]);
  });
});
