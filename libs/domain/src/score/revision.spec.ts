import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreCondition } from '../rules/score-condition.js';
import type { Scores } from './analyze.js';
import { revisionOf } from './revision.js';

const nobody: Scores = { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };
const behavior = (value: number | null, confidence = 0.6): Scores => ({ ...nobody, BEHAVIOR: value === null ? null : { value, confidence, prior: 80 } });
const below = (threshold: number, more: Partial<ScoreCondition> = {}): ScoreCondition => ({ dimension: 'BEHAVIOR', operator: 'lt', threshold, ...more });

describe('revisionOf', () => {
  it.each<[string, Scores, Scores, ScoreCondition[], string[] | null]>([
    ['a threshold is crossed', behavior(61), behavior(59), [below(60)], ['BEHAVIOR is 59, below 60.']],
    ['back across it', behavior(59), behavior(61), [below(60)], ['BEHAVIOR is 61, not below 60.']],
    ['the threshold of another dimension', behavior(61), behavior(59), [below(60, { dimension: 'HUMANITY' })], null],
    ['a condition on any dimension', behavior(61), behavior(59), [below(60, { dimension: 'ANY' })], ['BEHAVIOR is 59, below 60.']],
    ['short of the distance, and no rule', behavior(70), behavior(60.01), [], null],
    ['the distance, and no rule', behavior(70), behavior(60), [], []],
    ['upwards', behavior(60), behavior(70), [], []],
    ['far, below the threshold all the while', behavior(50), behavior(10), [below(60)], []],
    ['a first score that a rule catches', behavior(null), behavior(40), [below(60)], ['BEHAVIOR is 40, below 60.']],
    ['a first score that none catches', behavior(null), behavior(80), [below(60)], null],
    ['a first score far from where everybody starts', behavior(null), behavior(70), [], []],
    ['a low score of which nothing is left', behavior(22), behavior(null), [], []],
    ['enough confidence for a rule, now', behavior(40, 0.4), behavior(40, 0.6), [below(60, { minConfidence: 0.5 })], ['BEHAVIOR is 40, below 60.']],
  ])('%s', (_, before, after, conditions, crossed) => {
    const revised = revisionOf(before, after, { conditions, points: 10 });
    expect(revised.map((one) => one.crossed)).toEqual(crossed === null ? [] : [crossed]);
    for (const { dimension, ...one } of revised) expect([one.before, one.after]).toEqual([before[dimension]?.value ?? null, after[dimension]?.value ?? null]);
  });

  it('is the same seen from either end, and nothing between the same', () => {
    const value = fc.option(fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100));
    fc.assert(
      fc.property(value, value, fc.array(fc.integer({ min: 0, max: 100 })), (one, other, thresholds) => {
        const yardstick = { conditions: thresholds.map((threshold) => below(threshold)), points: 10 };
        const there = revisionOf(behavior(one), behavior(other), yardstick);
        expect(revisionOf(behavior(other), behavior(one), yardstick)).toHaveLength(there.length);
        if (one === other) expect(there).toEqual([]);
      }),
    );
  });
});
