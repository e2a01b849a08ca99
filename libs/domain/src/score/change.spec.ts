import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContributedObservation } from './analyze.js';
import { changesBetween } from './change.js';
import { scoreOf } from './score-of.js';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const judged = fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: part, confidence: fc.double({ min: 0.01, max: 1, noNaN: true }), weight: fc.constantFrom(0.5, 1, 2) });
const analysis = fc.uniqueArray(judged, { selector: ({ code }) => code, minLength: 1 }).map((all) => {
  const explained = scoreOf('BEHAVIOR', all);
  // The codes are made up: only that they tell observations apart matters.
  const observations = all.map((one, n) => ({ ...one, dimension: 'BEHAVIOR', title: one.code, because: `${one.value}`, contribution: explained?.contributions[n] ?? 0 }) as unknown as ContributedObservation);
  return { value: explained?.score.value ?? 0, observations };
});

describe('changesBetween', () => {
  it('tells what came, what went and what says something else, the greatest first', () => {
    const one = (code: string, contribution: number, because = 'as before') => ({ code, dimension: 'BEHAVIOR', title: code, because, contribution }) as ContributedObservation;
    const changes = changesBetween([one('kept', 3), one('gone', -4), one('worse', -1)], [one('kept', 3), one('worse', -11, 'twice'), one('new', -40)]);
    expect(changes.map(({ code, change, points }) => [code, change, points])).toEqual([
      ['new', 'APPEARED', -40],
      ['worse', 'CHANGED', -10],
      ['gone', 'DISAPPEARED', 4],
    ]);
  });

  it('adds up to the change of the score, to the cent', () => {
    fc.assert(
      fc.property(analysis, analysis, (before, after) => {
        const points = changesBetween(before.observations, after.observations).reduce((sum, one) => sum + Math.round(one.points * 100), 0);
        expect(points).toBe(Math.round(after.value * 100) - Math.round(before.value * 100));
      }),
    );
  });

  it('is nothing between the same', () => {
    fc.assert(fc.property(analysis, ({ observations }) => void expect(changesBetween(observations, observations)).toEqual([])));
  });
});
