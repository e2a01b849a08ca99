import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, operationsOf, scoreBuckets, shareOf } from './calibration.js';

const score = fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100);
const scores = fc.array(score, { maxLength: 200 });
const counted = (all: readonly number[]) => Array.from({ length: scoreBuckets }, (_, bucket) => all.filter((one) => bucketOf(one) === bucket).length);
const cutoff = fc.integer({ min: 0, max: 100 });

describe('shareOf', () => {
  // By the closed form of Wilson (1927), worked out by hand.
  it.each([
    [0, 10, 0, 0, 0.277533],
    [1, 10, 0.1, 0.017876, 0.404150],
    [5, 10, 0.5, 0.236593, 0.763407],
    [10, 10, 1, 0.722467, 1],
    [1, 1_000, 0.001, 0.000177, 0.005642],
  ])('%i of %i', (hits, cases, share, low, high) => {
    const told = shareOf(hits, cases);
    expect(told).toMatchObject({ cases, share });
    expect(told.low).toBeCloseTo(low, 4);
    expect(told.high).toBeCloseTo(high, 4);
  });

  it('is unknown without a case', () => {
    expect(shareOf(0, 0)).toEqual({ cases: 0, share: null, low: null, high: null });
  });

  it('lies within its bounds, and they within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, part) => {
        const { share, low, high } = shareOf(Math.round(part * cases), cases);
        if (cases > 0) expect(0 <= low! && low! <= share! && share! <= high! && high! <= 1).toBe(true);
      }),
    );
  });
});

describe('operationsOf', () => {
  it('says what counting one by one says', () => {
    fc.assert(
      fc.property(scores, scores, scores, cutoff, (all, fraud, legitimate, t) => {
        const [operation] = operationsOf(counted(all), { fraud: counted(fraud), legitimate: counted(legitimate) }, [t]);
        const hit = (some: readonly number[]) => some.filter((one) => one < t).length;
        expect(operation?.challenged).toEqual(shareOf(hit(all), all.length));
        expect(operation?.recall).toEqual(shareOf(hit(fraud), fraud.length));
        expect(operation?.precision).toEqual(shareOf(hit(fraud), hit(fraud) + hit(legitimate)));
      }),
    );
  });

  it('challenges more the higher the cut-off is', () => {
    fc.assert(
      fc.property(scores, (all) => {
        const shares = operationsOf(counted(all), null, Array.from({ length: 101 }, (_, t) => t)).map(({ challenged }) => challenged.share ?? 0);
        expect(shares).toEqual(shares.toSorted((one, other) => one - other));
      }),
    );
  });
});
