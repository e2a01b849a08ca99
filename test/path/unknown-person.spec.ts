import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

describe('an event comes before its person', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const early = (more: object) => ({ eventType: 'LOGIN_SUCCESS', deviceId: 'phone-1', deviceDetails: { platform: 'ios' }, ipAddress: '190.16.0.1', ...more });

  it('is stored as nobody\'s and becomes theirs when the entity is created, device included', async () => {
    const posted = await Promise.all(Array.from({ length: 20 }, () => system.post('/events/user', early({ entityExternalId: 'user_12345' }))));
    expect(posted.map(({ status, body }) => [status, body['entity']])).toEqual(Array.from({ length: 20 }, () => [201, null]));
    await system.settled();
    const { body } = await system.post('/entities', { type: 'person', name: 'Ana', externalId: 'user_12345' });
    await system.settled();
    const id = String(body['entity']?.['id']);
    expect((await system.analysisOf(id))['eventCount']).toBe(20);
    expect((await system.analysisOf(id))['deviceCount']).toBe(1);
    const [left] = await system.database.rows<{ n: number }>('select count(*)::int as n from unresolved_event where organization_id = $1', [system.organizationId]);
    expect(left?.n).toBe(0);
  });

  it('is counted once, however the posts and the creation race', async () => {
    const posts = Array.from({ length: 120 }, (_, n) => system.post('/events/user', early({ taxId: '27-28033514-8', userId: `u${n}` })));
    const creation = system.post('/events/user?withAutoEntity=true', early({ taxId: '27280335148' }));
    const more = Array.from({ length: 120 }, (_, n) => system.post('/events/user', early({ taxId: '27.28033514.8', userId: `v${n}` })));
    await Promise.all([...posts, ...more]);
    const id = String((await creation).body['entity']?.['id']);
    await system.settled();
    expect((await system.analysisOf(id))['eventCount']).toBe(241);
    const [event] = await system.database.rows<{ n: number; located: number }>('select count(*)::int as n, count(located_at)::int as located from event where entity_id = $1', [id]);
    expect(event).toEqual({ n: 241, located: 241 });
  });

  it('tells one of two people the id that both are said to have, and keeps neither from becoming known', async () => {
    const [ana, bea] = ['23-28033514-9', '20-30111222-3'];
    for (const taxId of [ana, bea]) await system.post('/events/user', early({ entityExternalId: 'said of both', taxId }));
    await system.settled();
    const { body } = await system.post('/events/user/batch?withAutoEntity=true', [early({ taxId: ana }), early({ taxId: bea })]);
    const ids = (body['results'] as unknown as { entityId: string }[]).map(({ entityId }) => entityId);
    await system.settled();
    const people = await system.database.rows('select external_id, (select count(*)::int from event where entity_id = entity.id and located_at is not null) as events from entity where id = any($1) order by id', [ids]);
    expect(people).toEqual([{ external_id: 'said of both', events: 2 }, { external_id: null, events: 2 }]);
  });

  it('meets an existing entity by any of its three names, the id before the external id before the tax id', async () => {
    const created = await system.post('/entities', { type: 'company', name: 'Acme', externalId: 'acme', taxId: '30-50001091-2', countryCode: 'AR' });
    const id = String(created.body['entity']?.['id']);
    const ids = await Promise.all(
      [{ entityId: id }, { entityExternalId: 'acme' }, { taxId: '30500010912' }, { entityExternalId: 'user_12345', entityId: id }].map(
        async (who) => (await system.post('/events/user', early(who))).body['entity']?.['id'],
      ),
    );
    expect(ids).toEqual([id, id, id, id]);
    const again = await system.post('/entities', { type: 'company', name: 'Acme', taxId: '30500010912', countryCode: 'AR' });
    expect(again.status).toBe(409);
    expect(again.body['error']).toMatchObject({ code: 'ENTITY_EXISTS', details: { entityId: id } });
  });

  it('waits for nobody where it names an id of ours that nobody has: nobody appears under one later', async () => {
    const answers = await Promise.all([{ entityId: randomUUID() }, { entityId: randomUUID(), entityExternalId: 'may appear' }].map((who) => system.post('/events/user', early(who))));
    expect(answers.map(({ status, body }) => [status, body['entity']])).toEqual([[201, null], [201, null]]);
    await system.settled();
    expect(await system.database.rows('select entity_external_id as who from unresolved_event where event_id = any($1)', [answers.map(({ body }) => body['event']?.['id'])])).toEqual([{ who: 'may appear' }]);
  });
});
