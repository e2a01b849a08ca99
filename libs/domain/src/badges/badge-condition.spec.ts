import { describe, expect, it } from 'vitest';
import type { Scores } from '../score/analyze.js';
import { answerTo, type BadgeCondition } from './badge-condition.js';

const scores: Scores = {
  HUMANITY: { value: 20, confidence: 0.6, prior: 70 },
  AUTHENTICITY: { value: 90, confidence: 0.6, prior: 70 },
  UNIQUENESS: null,
  BEHAVIOR: null,
};
const knownSince = 1_000_000;
const day = 86_400;

describe('answerTo', () => {
  it.each<[BadgeCondition[], number | null, string]>([
    [[{ type: 'SCORE_LT', category: 'HUMANITY', threshold: 30 }], knownSince, 'HUMANITY is 20, below 30.'],
    [[{ type: 'SCORE_LT', category: 'HUMANITY', threshold: 20 }], null, 'HUMANITY is 20, not below 20.'],
    [[{ type: 'SCORE_LTE', category: 'HUMANITY', threshold: 20 }], knownSince, 'HUMANITY is 20, at most 20.'],
    [[{ type: 'SCORE_GT', category: 'ANY', threshold: 80 }], knownSince, 'AUTHENTICITY is 90, above 80.'],
    [[{ type: 'SCORE_GTE', category: 'UNIQUENESS', threshold: 0 }], null, 'UNIQUENESS has no score yet.'],
    [[{ type: 'IDENTITY_AGE_GT', seconds: 30 * day }], knownSince + 30 * day * 1_000, 'Known for more than 30 days.'],
    [[{ type: 'IDENTITY_AGE_GT', seconds: 90 }], knownSince + 90_000, 'Known for more than 90 seconds.'],
    [
      [{ type: 'IDENTITY_AGE_GT', seconds: 7_200 }, { type: 'SCORE_GTE', category: 'AUTHENTICITY', threshold: 80 }],
      knownSince + 7_200_000,
      'AUTHENTICITY is 90, at least 80. Known for more than 2 hours.',
    ],
    [[{ type: 'IDENTITY_AGE_GT', seconds: 10 }, { type: 'SCORE_GTE', category: 'AUTHENTICITY', threshold: 95 }], null, 'AUTHENTICITY is 90, not at least 95.'],
    [[], null, ''],
  ])('%j: from %j, as %s', (conditions, holdsFrom, because) => {
    expect(answerTo(conditions, { scores, knownSince })).toEqual({ holdsFrom, because });
  });
});
