import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, averagePrecision, type Judged, recallAt } from './measures.js';

const judged = (text: string): Judged[] => text.split(' ').map((one) => ({ risk: Number(one.slice(0, -1)), isBad: one.endsWith('!') }));

describe('the measures', () => {
  it.each([
    ['9! 8! 3. 2. 1.', 1, 1, 1],
    ['1! 2! 3. 8. 9.', 0, (1 / 4 + 2 / 5) / 2, 0],
    ['5! 5. 5. 5.', 0.5, 1 / 4, 0],
    ['9! 8. 7! 6. 5.', 5 / 6, (1 + 2 / 3) / 2, 0.5],
    ['9. 8! 7!', 0, (1 / 2 + 2 / 3) / 2, 0],
  ])('of %s', (text, area, precision, recall) => {
    expect(auc(judged(text))).toBeCloseTo(area, 10);
    expect(averagePrecision(judged(text))).toBeCloseTo(precision, 10);
    expect(recallAt(0.01, judged(text))).toBeCloseTo(recall, 10);
  });

  it('allow as many false positives as they say', () => {
    expect(recallAt(0.5, judged('9. 8! 7. 6! 5.'))).toBe(0.5);
    expect(recallAt(0.7, judged('9. 8! 7. 6! 5.'))).toBe(1);
  });

  it('ask only for the order', () => {
    const some = fc.array(fc.record({ risk: fc.nat(20), isBad: fc.boolean() }), { minLength: 2 }).filter((all) => all.some(({ isBad }) => isBad) && all.some(({ isBad }) => !isBad));
    fc.assert(
      fc.property(some, (all) => {
        const stretched = all.map(({ risk, isBad }) => ({ risk: risk ** 3 - 7, isBad })).toReversed();
        for (const measure of [auc, averagePrecision, (them: Judged[]) => recallAt(0.1, them)]) expect(measure(stretched)).toBeCloseTo(measure(all), 10);
      }),
    );
  });
});
