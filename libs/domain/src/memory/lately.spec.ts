import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { habit } from './habit.js';
import { countsLately, type LatelyCount, withLately } from './lately.js';

const hour = 3_600_000;
const start = Date.parse('2026-03-02T00:00:00Z');

const learned = fc.record({ hours: fc.nat(100), asn: fc.nat(60) }).map(({ hours, asn }) => ({ at: start + hours * hour, habits: [habit.asn(asn), habit.hour(start + hours * hour), habit.login('success')] }));

describe('what is counted of the last two days', () => {
  it('is the same in whatever order and in whatever groups it came, also where more came than is kept', () => {
    fc.assert(
      fc.property(fc.array(learned, { minLength: 1, maxLength: 300 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.integer({ min: 1, max: 50 }))), ([events, shuffled, size]) => {
        let grown: readonly LatelyCount[] = [];
        for (let n = 0; n < shuffled.length; n += size) grown = withLately(grown, shuffled.slice(n, n + size));
        expect(grown).toEqual(withLately([], events));
      }),
    );
  });

  it('is all that happened in them, and nothing of before', () => {
    const every = Array.from({ length: 100 }, (_, n) => ({ at: start + n * hour, habits: [habit.asn(7303)] }));
    // The last is in the fourth hour of its six.
    expect(countsLately(withLately([], every)).get(habit.asn(7303))).toBe(46);
    expect(countsLately(withLately([], every), 1).get(habit.asn(7303))).toBe(4);
  });
});
