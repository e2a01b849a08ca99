import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestStretches, stretchesKept, stretchOf } from './stretch.js';

const hour = 3_600_000;

describe('stretches', () => {
  it('count what somebody did, and nothing that an app does by itself or that others can bring about', () => {
    expect(stretchOf({ at: 7 * hour, eventType: 'TRANSFER_SUCCESS' })).toBe(2);
    for (const eventType of [null, 'BALANCE_CHECK', 'TOKEN_GENERATED', 'LOGIN_FAILED'] as const) expect(stretchOf({ at: 7 * hour, eventType })).toBeNull();
  });

  it('leave one out for whoever sleeps six hours, whenever that is', () => {
    fc.assert(
      fc.property(fc.nat(24 * 60), (bedtime) => {
        const awake = Array.from({ length: 3 * 18 * 60 }, (_, minute) => bedtime + 360 + (minute % 1_080) + 1_440 * Math.floor(minute / 1_080));
        const stretches = newestStretches([], awake.map((minute) => stretchOf({ at: minute * 60_000, eventType: 'LOGOUT' }) as number));
        expect(stretches.filter((stretch, n) => n > 0 && stretch - (stretches[n - 1] as number) > 1)).toHaveLength(2);
      }),
      { numRuns: 50 },
    );
  });

  it('are the newest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 200 }), fc.nat(200), (all, cut) => {
        const inOne = newestStretches([], all);
        expect(newestStretches(newestStretches([], all.slice(cut)), all.slice(0, cut))).toEqual(inOne);
        expect(inOne.length).toBeLessThanOrEqual(stretchesKept);
      }),
    );
  });
});
