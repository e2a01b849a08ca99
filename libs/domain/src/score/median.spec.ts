import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf } from './median.js';

describe('medianOf', () => {
  it('is nothing where nothing was counted', () => expect(medianOf([0, 0, 0])).toBeNull());

  it('is the lower of the two in the middle of all that was counted, as sorting them says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }), (scores) => {
        const counts = Array.from({ length: 101 }, (_, score) => scores.filter((one) => one === score).length);
        expect(medianOf(counts)).toBe(scores.toSorted((a, b) => a - b)[Math.ceil(scores.length / 2) - 1]);
      }),
    );
  });
});
