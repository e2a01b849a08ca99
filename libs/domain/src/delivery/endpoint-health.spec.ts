import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, type EndpointHealth, healthy } from './endpoint-health.js';

const hour = 3_600_000;
const day = 24 * hour;

/** The hours, from the first failure on, at which everything fails; the hour at which the endpoint is disabled, or null. */
function disabledAt(hours: readonly number[]): number | null {
  let health: EndpointHealth = healthy;
  for (const at of hours) {
    const next = afterFailure(health, at * hour);
    if (next.disable) return at;
    health = next.health;
  }
  return null;
}

describe('an endpoint is disabled', () => {
  it.each([
    ['a bad afternoon', [0, 1, 2, 5], null],
    ['one failure a week', [0, 168, 336, 504], null],
    ['eleven hours, then again after five days', [0, 11, 131, 142], null],
    ['twelve hours apart, and still after five days', [0, 12, 72, 131, 132], 132],
    ['the schedule of one delivery, and one more five days later', [0, 0.001, 0.1, 0.6, 2.6, 7.6, 17.6, 27.6, 137.6], 137.6],
    ['every hour', Array.from({ length: 200 }, (_, n) => n), 132],
  ])('%s: at hour %3$s', (_story, hours, expected) => {
    expect(disabledAt(hours)).toBe(expected);
  });

  it('never within five days and twelve hours of its first failure', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 131.9, noNaN: true }), { maxLength: 60 }), (hours) => {
        expect(disabledAt(hours.toSorted((a, b) => a - b))).toBeNull();
      }),
    );
  });

  it('always, whoever fails at least every twelve hours and goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 12, noNaN: true }), { minLength: 2_000, maxLength: 2_000 }), (pauses) => {
        let at = 0;
        expect(disabledAt(pauses.map((pause) => (at += pause)))).toBeLessThanOrEqual((7 * day) / hour);
      }),
      { numRuns: 20 },
    );
  });
});
