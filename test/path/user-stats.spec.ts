import { UserStats } from '@app/database';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetCounted } from '../../libs/database/src/user-stats/forget-counted.js';
import { eventToRecord } from '../support/event-to-record.js';
import { WholeSystem } from '../support/whole-system.js';

/** Noon of a day of the month that began so many months ago. */
const noon = (monthsAgo: number, day: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, day, 12)).toISOString();
};
/** Over for longer than clocks differ, on whichever day this runs. */
const LAST = 2;

describe('somebody with a long past is counted from what was counted before', () => {
  let system: WholeSystem;
  let organizationId: string;
  let stats: UserStats;
  const post = async (userId: string, eventType: string, timestamp: string): Promise<void> => {
    expect((await system.post('/events/user', { eventType, entityExternalId: userId, userId, timestamp })).status).toBe(201);
  };
  const asked = async (userId: string): Promise<Record<string, [number, string]>> => {
    const rows = await stats.of(organizationId, userId);
    await stats.settle();
    return Object.fromEntries(rows.map(({ event_type, count, last_occurrence }) => [event_type, [count, last_occurrence.toISOString()]]));
  };
  const kept = (userId: string) => system.database.rows<{ until: Date; event_types: string[] }>('select until, event_types from user_tally where organization_id = $1 and user_id = $2', [organizationId, userId]);

  beforeAll(async () => {
    system = await WholeSystem.shared();
    organizationId = String((await system.get('/organization')).body['organization']?.['id']);
    // Worth it from the first event on.
    stats = new UserStats(system.database, 5_000, 1);
  });

  it('months that are over once, and what comes since with every question', async () => {
    await post('old-hand', 'LOGIN_SUCCESS', noon(LAST + 1, 3));
    await post('old-hand', 'LOGIN_SUCCESS', noon(LAST, 4));
    await post('old-hand', 'LOGOUT', noon(LAST, 5));
    const before = { LOGIN_SUCCESS: [2, noon(LAST, 4)], LOGOUT: [1, noon(LAST, 5)] };
    expect(await asked('old-hand')).toEqual(before);
    expect(await kept('old-hand')).toMatchObject([{ event_types: ['LOGIN_SUCCESS', 'LOGOUT'] }]);
    expect(await asked('old-hand')).toEqual(before);

    const now = new Date().toISOString();
    await post('old-hand', 'LOGIN_SUCCESS', now);
    await post('another', 'LOGIN_SUCCESS', noon(LAST, 4));
    expect(await asked('old-hand')).toEqual({ ...before, LOGIN_SUCCESS: [3, now] });
    // It is what was kept that is answered.
    await system.database.run('update user_tally set counts[1] = 10 where organization_id = $1 and user_id = $2', [organizationId, 'old-hand']);
    expect(await asked('old-hand')).toEqual({ ...before, LOGIN_SUCCESS: [11, now] });
  });

  it('anew when an event comes late', async () => {
    await post('old-hand', 'LOGOUT', noon(LAST + 4, 6));
    expect(await kept('old-hand')).toEqual([]);
    expect(await asked('old-hand')).toMatchObject({ LOGIN_SUCCESS: [3, expect.any(String)], LOGOUT: [2, noon(LAST, 5)] });
  });

  it('and not for good while one is on its way', async () => {
    const late = eventToRecord({ organizationId, userId: 'old-hand', timestamp: noon(LAST, 7) });
    const before = await asked('old-hand');
    await system.database.run('delete from user_tally where organization_id = $1 and user_id = $2', [organizationId, late.userId]);
    await system.database.transaction(async (tx) => {
      await tx.run(`insert into event (id, timestamp, organization_id, event_type, user_id) values (gen_random_uuid(), $1, $2, 'LOGOUT', $3)`, [late.timestamp, organizationId, late.userId]);
      await forgetCounted(tx, new Map([[late, { entityId: null, wasCreated: false, isNewDevice: null }]]));
      expect(await asked('old-hand')).toEqual(before);
    });
    expect(await asked('old-hand')).toEqual({ ...before, LOGOUT: [3, late.timestamp] });
  });

  it('exactly, however questions and late events meet', async () => {
    for (let round = 1; round <= 20; round += 1) {
      await Promise.all([
        ...Array.from({ length: 4 }, (_, n) => post('hurried', n % 2 === 0 ? 'LOGIN_SUCCESS' : 'LOGOUT', noon(LAST + n, 1 + round))),
        asked('hurried'),
        asked('hurried'),
      ]);
      expect(await asked('hurried')).toEqual({ LOGIN_SUCCESS: [2 * round, noon(LAST, 1 + round)], LOGOUT: [2 * round, noon(LAST + 1, 1 + round)] });
    }
    expect(await kept('hurried')).toHaveLength(1);
  });
});
