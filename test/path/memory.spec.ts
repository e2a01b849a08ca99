import { habit, memoryFromBytes, NewestEvents, timesOf } from '@app/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const agent = 'MyBank/3.2 (iPhone; iOS 17.2)';

async function transfer(of: string, more: object = {}): Promise<{ eventId: string; entityId: string }> {
  const event = { eventType: 'TRANSFER_SUCCESS', entityExternalId: of, taxId: '20242455496', ipAddress: '190.16.0.9', userAgent: agent, destinationAccountId: 'acc-1', metadata: { amount: 120.5, currency: 'ARS' }, ...more };
  const { status, body } = await system.post('/events/user?withAutoEntity=true', event);
  expect(status, JSON.stringify(body)).toBe(201);
  await system.settled();
  return { eventId: String(body['event']?.['id']), entityId: String(body['entity']?.['id']) };
}

async function memoryOf(entityId: string) {
  const [row] = await system.database.rows<{ memory: Buffer }>('select memory from entity_memory where entity_id = $1', [entityId]);
  if (!row) throw new Error(`Nothing is remembered about ${entityId}.`);
  return memoryFromBytes(row.memory);
}

describe('what is remembered of somebody', () => {
  it('grows with each event, and says of a corrected one what holds now', async () => {
    const { entityId } = await transfer('memory-ana', { timestamp: '2026-11-10T12:00:00Z' });
    const { eventId } = await transfer('memory-ana', { timestamp: '2026-11-10T13:00:00Z' });
    const stated = habit.amount({ cents: 12_050, currency: 'ARS' });
    const before = await memoryOf(entityId);
    expect([timesOf(before, stated), timesOf(before, habit.recipient('acc-1')), timesOf(before, habit.agent(agent))]).toEqual([2, 2, 2]);
    expect(before.movements).toMatchObject([{ cents: 12_050 }, { cents: 12_050 }]);

    await system.patch(`/events/user/${eventId}`, { metadata: { amount: 99 }, reason: 'It was another amount.' });
    await system.settled();
    await system.patch(`/events/user/${eventId}`, { ipAddress: '83.44.1.1', reason: 'It came from elsewhere.' });
    await system.settled();
    const after = await memoryOf(entityId);
    expect([timesOf(after, stated), timesOf(after, habit.amount({ cents: 9_900, currency: 'ARS' }))]).toEqual([1, 1]);
    expect([timesOf(after, habit.address('190.16.0.9')), timesOf(after, habit.address('83.44.1.1'))]).toEqual([1, 1]);
    expect(after.movements).toMatchObject([{ cents: 12_050 }, { cents: 9_900 }]);
  });

  it('is read anew where somebody was scored by a version that remembered less', async () => {
    const { entityId } = await transfer('memory-bea', { taxId: '20201110336', timestamp: '2026-11-10T12:00:00Z' });
    await transfer('memory-bea', { eventType: 'LOGIN_SUCCESS', taxId: '20201110336', timestamp: '2026-11-10T12:30:00Z', metadata: { fullName: 'Beatriz Ruiz' } });
    await transfer('memory-bea', { taxId: '20201110336', timestamp: '2026-11-10T13:00:00Z' });
    await system.database.run('delete from entity_memory where entity_id = $1', [entityId]);
    await transfer('memory-bea', { taxId: '20201110336', timestamp: '2026-11-10T14:00:00Z' });
    const [row] = await system.database.rows<{ memory: Buffer; recent: string; sayings: string }>('select memory, recent, sayings from entity_memory where entity_id = $1', [entityId]);
    expect(timesOf(memoryFromBytes(row?.memory ?? Buffer.alloc(0)), habit.recipient('acc-1'))).toBe(3);
    expect(NewestEvents.fromText(row?.recent ?? '').events().map(({ at }) => new Date(at).getUTCHours())).toEqual([12, 12, 13, 14]);
    expect(JSON.parse(row?.sayings ?? '')).toMatchObject({ LOGIN_SUCCESS: { fullName: [['Beatriz Ruiz', Date.UTC(2026, 10, 10, 12, 30)]] } });
  });

  it('is read anew when a type comes to mean something', async () => {
    await system.post('/events/types', { code: 'WIRE_OUT', category: 'transaction', title: 'A wire' });
    const { entityId } = await transfer('memory-caro', { taxId: '27242454960', eventType: 'WIRE_OUT', timestamp: '2026-11-10T12:00:00Z' });
    expect((await memoryOf(entityId)).movements).toEqual([]);
    expect((await system.ask('PUT', '/api/mappings/EVENT_TYPE/WIRE_OUT', { body: { target: 'TRANSFER_SUCCESS' } })).status).toBeLessThan(300);
    await eventually('the transfer is remembered', async () => (await memoryOf(entityId)).movements.length === 1);
    expect(timesOf(await memoryOf(entityId), habit.recipient('acc-1'))).toBe(1);
  });

  it('is read anew then of whoever is disregarded too: regarded again, he is not told by what it had meant', async () => {
    await system.post('/events/types', { code: 'WIRE_ASIDE', category: 'transaction', title: 'A wire' });
    const { entityId } = await transfer('memory-eva', { taxId: '27300000022', eventType: 'WIRE_ASIDE', timestamp: '2026-11-10T12:00:00Z' });
    await system.post(`/entities/${entityId}/disregard`, undefined);
    await system.settled();
    expect((await system.ask('PUT', '/api/mappings/EVENT_TYPE/WIRE_ASIDE', { body: { target: 'TRANSFER_SUCCESS' } })).status).toBeLessThan(300);
    await eventually('all were looked through', async () => (await system.database.rows(`select from rescoring where organization_id = $1 and cause = 'mappings'`, [system.organizationId])).length === 0);
    await system.post(`/entities/${entityId}/regard`, undefined);
    await system.settled();
    expect((await memoryOf(entityId)).movements).toHaveLength(1);
  });

  it('still knows for how long when it is read anew from less', async () => {
    await system.post('/events/types', { code: 'WIRE_HOME', category: 'transaction', title: 'A wire home' });
    const came = '2026-01-10T12:00:00Z';
    await transfer('memory-dora', { taxId: '27300000014', timestamp: came });
    const { entityId, eventId } = await transfer('memory-dora', { taxId: '27300000014', eventType: 'WIRE_HOME', timestamp: '2026-11-10T12:00:00Z' });
    await system.patch(`/events/user/${eventId}`, { metadata: { amount: 99 }, reason: 'It was another amount.' });
    await system.settled();
    const corrected = await memoryOf(entityId);
    expect([corrected.movements.length, new Date(corrected.since)]).toEqual([0, new Date(came)]);
    expect((await system.ask('PUT', '/api/mappings/EVENT_TYPE/WIRE_HOME', { body: { target: 'TRANSFER_SUCCESS' } })).status).toBeLessThan(300);
    await eventually('the transfer is remembered', async () => (await memoryOf(entityId)).movements.length === 1);
    expect(new Date((await memoryOf(entityId)).since)).toEqual(new Date(came));
  });
});
