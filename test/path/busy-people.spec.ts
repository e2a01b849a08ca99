import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const create = async (externalId: string): Promise<string> => String((await system.post('/entities', { type: 'person', name: externalId, externalId, countryCode: 'AR' })).body['entity']?.['id']);

const cyclesOf = async (entityId: string): Promise<{ cycle: number; events: number } | undefined> =>
  (await system.database.rows<{ cycle: number; events: number }>('select cycle, event_count::int as events from analysis where entity_id = $1', [entityId]))[0];

describe('a batch with somebody whom another worker has', () => {
  it('scores the others at once, and him when he is free, each event once', async () => {
    const [ana, bea] = [await create('busy-ana'), await create('free-bea')];
    await system.settled();
    const before = { ana: await cyclesOf(ana), bea: await cyclesOf(bea) };

    await system.database.transaction(async (tx) => {
      await tx.run('select from entity where id = $1 for no key update', [ana]);
      const events = ['busy-ana', 'free-bea', 'busy-ana'].map((entityExternalId) => ({ eventType: 'LOGIN_SUCCESS', entityExternalId, ipAddress: entityExternalId === 'free-bea' ? '190.16.7.7' : '190.16.0.1', timestamp: '2026-11-20T10:00:00Z' }));
      expect((await system.post('/events/user/batch', events)).status).toBeLessThan(300);
      await eventually('Bea is scored', async () => (await cyclesOf(bea))?.events === 1);
      expect(await cyclesOf(ana)).toEqual(before.ana);
    });
    await system.settled();
    expect(await cyclesOf(ana)).toMatchObject({ cycle: (before.ana?.cycle ?? 0) + 1, events: 2 });
    expect(await cyclesOf(bea)).toMatchObject({ cycle: (before.bea?.cycle ?? 0) + 1, events: 1 });
    const [history] = (await system.get(`/entities/${ana}/history`)).body['history'] as unknown as { cause: string }[];
    expect(history).toMatchObject({ cause: 'events' });
  });

  it('waits for him where it has nobody else, and takes him as he was left', async () => {
    const eva = await create('busy-eva');
    const login = (): Promise<{ status: number }> => system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'busy-eva', ipAddress: '190.16.0.2' });
    await login();
    await system.settled();
    expect(await cyclesOf(eva)).toEqual({ cycle: 1, events: 1 });
    await system.database.transaction(async (tx) => {
      await tx.run('update entity set disregarded_at = now() where id = $1', [eva]);
      expect((await login()).status).toBeLessThan(300);
      await eventually('scoring waits for her', async () => {
        const [waiting] = await system.database.rows(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%for no key update'`);
        return waiting !== undefined;
      });
    });
    await system.settled();
    // Her event is counted, and nobody who is disregarded is scored.
    expect(await cyclesOf(eva)).toEqual({ cycle: 1, events: 2 });
  });
});
