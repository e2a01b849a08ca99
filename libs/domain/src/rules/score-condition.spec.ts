import { describe, expect, it } from 'vitest';
import type { Scores } from '../score/analyze.js';
import { holds, type ScoreCondition } from './score-condition.js';

const scores: Scores = {
  HUMANITY: { value: 25, confidence: 0.6, prior: 70 },
  AUTHENTICITY: { value: 88.5, confidence: 0.2, prior: 70 },
  UNIQUENESS: null,
  BEHAVIOR: null,
};
const below = (dimension: ScoreCondition['dimension'], threshold: number, minConfidence?: number): ScoreCondition => ({
  dimension,
  operator: 'lt',
  threshold,
  ...(minConfidence === undefined ? {} : { minConfidence }),
});

describe('holds', () => {
  it.each<[ScoreCondition[], boolean, string]>([
    [[below('HUMANITY', 30)], true, 'HUMANITY is 25, below 30.'],
    [[below('HUMANITY', 25)], false, 'HUMANITY is 25, not below 25.'],
    [[{ dimension: 'HUMANITY', operator: 'lte', threshold: 25 }], true, 'HUMANITY is 25, at most 25.'],
    [[{ dimension: 'HUMANITY', operator: 'gt', threshold: 25 }], false, 'HUMANITY is 25, not above 25.'],
    [[{ dimension: 'HUMANITY', operator: 'gte', threshold: 25 }], true, 'HUMANITY is 25, at least 25.'],
    [[below('HUMANITY', 30, 0.6)], true, 'HUMANITY is 25, below 30.'],
    [[below('HUMANITY', 30, 0.7)], false, 'HUMANITY is 25, but its confidence is 0.6 and not yet 0.7.'],
    [[below('UNIQUENESS', 100)], false, 'UNIQUENESS has no score yet.'],
    [[{ dimension: 'UNIQUENESS', operator: 'gte', threshold: 0 }], false, 'UNIQUENESS has no score yet.'],
    [[below('ANY', 30)], true, 'HUMANITY is 25, below 30.'],
    [[below('ANY', 20)], false, 'No dimension has a score below 20.'],
    [[below('ANY', 90, 0.7)], false, 'No dimension has a score below 90 with a confidence of at least 0.7.'],
    [[below('HUMANITY', 30), below('AUTHENTICITY', 90)], true, 'HUMANITY is 25, below 30. AUTHENTICITY is 88.5, below 90.'],
    [[below('HUMANITY', 30), below('AUTHENTICITY', 80)], false, 'AUTHENTICITY is 88.5, not below 80.'],
    [[], false, 'There is no condition to hold.'],
  ])('%j: %s', (conditions, expected, because) => {
    expect(holds(conditions, scores)).toEqual({ holds: expected, because });
  });
});
