import { Populations } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

async function login(entityExternalId: string, more: object): Promise<void> {
  await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId, timestamp: '2026-11-20T12:00:00Z', ...more });
}

async function person(externalId: string): Promise<string> {
  return String((await system.post('/entities', { type: 'person', name: externalId, externalId })).body['entity']?.['id']);
}

const sharedBy = async (entityId: string, code: string): Promise<string | undefined> =>
  ((await system.analysisOf(entityId))['observations'] as unknown as { code: string; because: string }[]).find((one) => one.code === code)?.because;
const causeOf = async (entityId: string): Promise<Json | undefined> => ((await system.get(`/entities/${entityId}/history`)).body['history'] as unknown as Json[])[0]?.['cause'];

describe('staff is disregarded', () => {
  it('on the devices and the addresses that it shares: whoever is beside it is scored again, and back again when it is regarded', async () => {
    const phone = { deviceId: 'shop-phone', deviceDetails: { platform: 'android' } };
    const ids: string[] = [];
    for (const name of ['c1', 'c2', 't1', 't2', 't3', 't4']) {
      ids.push(await person(name));
      await login(name, phone);
    }
    const [customer, , ...testers] = ids as [string, string, ...string[]];
    await system.settled();
    const crowded = (await system.analysisOf(customer))['scores']?.['UNIQUENESS'] as unknown as { value: number };
    expect(await sharedBy(customer, 'uniqueness.shared-device')).toMatch(/6/);

    for (const id of testers) expect((await system.post(`/entities/${id}/disregard`, undefined)).body).toMatchObject({ entityId: id, disregarded: true });
    await system.settled();
    const calm = (await system.analysisOf(customer))['scores']?.['UNIQUENESS'] as unknown as { value: number } | null;
    expect(calm?.value ?? 100).toBeGreaterThan(crowded.value);
    expect(await causeOf(customer)).toBe('disregard');
    expect((await system.get(`/entities/${testers[0]}`)).body['entity']?.['disregarded']).toBe(true);

    for (const id of testers) await system.post(`/entities/${id}/regard`, undefined);
    await system.settled();
    expect((await system.analysisOf(customer))['scores']?.['UNIQUENESS']).toEqual(crowded);
  });

  it('on an address alone', async () => {
    const ids: string[] = [];
    for (const [n, name] of ['a1', 'a2', 'a3', 'a4', 'a5'].entries()) {
      ids.push(await person(name));
      await login(name, { ipAddress: '190.16.0.77', timestamp: `2026-11-20T12:0${n}:00Z` });
    }
    await system.settled();
    const cycles = async () => Number((await system.analysisOf(String(ids[4])))['cycle']);
    const before = await cycles();
    await system.post(`/entities/${ids[0]}/disregard`, undefined);
    await system.settled();
    expect(await cycles()).toBe(before + 1);
  });

  it('on an address on which it failed to log in after somebody else had got in', async () => {
    const server = { ipAddress: '159.89.1.77' };
    const first = await person('got-in');
    await login('got-in', server);
    const testers: string[] = [];
    for (let n = 1; n < 8; n += 1) {
      testers.push(await person(`tried-${n}`));
      await login(`tried-${n}`, { ...server, eventType: 'LOGIN_FAILED', timestamp: `2026-11-20T12:0${n}:00Z` });
    }
    await system.settled();
    const tried = () => sharedBy(first, 'behavior.tried-accounts');
    expect(await tried()).toMatch(/^7 other accounts tried/);
    for (const id of testers) await system.post(`/entities/${id}/disregard`, undefined);
    await system.settled();
    expect(await tried()).toBeUndefined();
    for (const id of testers) await system.post(`/entities/${id}/regard`, undefined);
    await system.settled();
    expect(await tried()).toMatch(/^7 other accounts tried/);
  });

  it('and so is a test device', async () => {
    const phone = { deviceId: 'lab', deviceDetails: { platform: 'ios' } };
    const ids: string[] = [];
    for (const name of ['l1', 'l2', 'l3', 'l4', 'l5']) {
      ids.push(await person(name));
      await login(name, phone);
    }
    await system.settled();
    const [first] = ids as [string];
    expect(await sharedBy(first, 'uniqueness.shared-device')).toBeDefined();
    const [device] = (await system.get(`/devices/entity/${first}`)).body['devices'] as unknown as { id: string }[];
    expect((await system.post(`/devices/${device?.id}/disregard`, undefined)).body).toMatchObject({ deviceId: 'lab', disregarded: true });
    await system.settled();
    expect(await sharedBy(first, 'uniqueness.shared-device')).toBeUndefined();
    await system.post(`/devices/${device?.id}/regard`, undefined);
    await system.settled();
    expect(await sharedBy(first, 'uniqueness.shared-device')).toBeDefined();

    const { key } = await anotherOrganization(system);
    for (const [path, code] of [[`/entities/${first}/disregard`, 'ENTITY_NOT_FOUND'], [`/devices/${device?.id}/disregard`, 'DEVICE_NOT_FOUND'], ['/entities/none/regard', 'ENTITY_NOT_FOUND'], ['/devices/none/regard', 'DEVICE_NOT_FOUND']] as const) {
      expect((await system.ask('POST', path, { key })).body['error']?.['code'], path).toBe(code);
    }
  });

  it('in what its labels say of a destination and of an address', async () => {
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    const pays = (entityExternalId: string, hours: number, more: object) =>
      system.post('/events/user', { eventType: 'TRANSFER_SUCCESS', entityExternalId, timestamp: hoursAgo(hours), metadata: { amount: 100 }, ...more });
    const [tester, payer, neighbour] = [await person('tries-fraud'), await person('payer'), await person('neighbour')];
    const place = { destinationAccountId: 'tried-account', ipAddress: '190.16.0.78' };
    for (const hours of [74, 73, 72]) await pays('tries-fraud', hours, place);
    await system.settled();
    expect((await system.post(`/entities/${tester}/label`, { label: 'fraud', knownAt: hoursAgo(50) })).status).toBe(200);
    await pays('payer', 1, { destinationAccountId: place.destinationAccountId });
    await pays('neighbour', 1, { ipAddress: place.ipAddress });
    const suspicions = async () => {
      await system.settled();
      return [await sharedBy(payer, 'behavior.counterparty-reputation'), await sharedBy(neighbour, 'behavior.address-reputation')];
    };
    const told = [expect.stringMatching('3 events .* fraud'), expect.stringMatching('3 events .* fraud')];
    expect(await suspicions()).toEqual(told);
    await system.post(`/entities/${tester}/disregard`, undefined);
    expect(await suspicions()).toEqual([undefined, undefined]);
    await system.post(`/entities/${tester}/regard`, undefined);
    expect(await suspicions()).toEqual(told);
  });

  it('before it was ever scored, and what it does meanwhile is counted all the same', async () => {
    const id = await person('new-tester');
    await system.post(`/entities/${id}/disregard`, undefined);
    for (let n = 0; n < 3; n += 1) await login('new-tester', { timestamp: `2026-11-20T12:0${n}:00Z` });
    await system.settled();
    await system.post(`/entities/${id}/regard`, undefined);
    await system.settled();
    expect((await system.analysisOf(id))['eventCount']).toBe(3);
    expect((await system.get(`/entities/${id}`)).body['entity']?.['lastEventAt']).toBe('2026-11-20T12:02:00.000Z');
    await login('new-tester', { timestamp: '2026-11-20T12:03:00Z' });
    await system.settled();
    expect((await system.analysisOf(id))['eventCount']).toBe(4);
  });

  it('in what is usual among all', async () => {
    const counted = async (): Promise<number | undefined> => {
      await new Populations(system.database).refresh(system.organizationId);
      return (await system.database.rows<{ entities: number }>('select entities from population where organization_id = $1', [system.organizationId]))[0]?.entities;
    };
    const id = await person('load-test');
    const before = await counted();
    await login('load-test', {});
    await system.settled();
    expect(await counted()).toBe(Number(before) + 1);
    await system.post(`/entities/${id}/disregard`, undefined);
    expect(await counted()).toBe(before);
  });
});
