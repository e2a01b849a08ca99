import { describe, expect, it } from 'vitest';
import type { ContributedObservation, Scores } from './analyze.js';
import { riskFactorsOf, riskOf } from './risk.js';

const nobody: Scores = { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };
const score = (value: number, confidence = 0.5) => ({ value, confidence, prior: 70 });

describe('riskOf', () => {
  it.each<[string, Partial<Scores>, object]>([
    ['no evidence', {}, { value: 0, level: 'LOW', confidence: 0, dimension: null }],
    ['one score', { HUMANITY: score(88.13, 0.4444) }, { value: 11.87, level: 'LOW', confidence: 44.44, dimension: 'HUMANITY' }],
    ['the worst of several', { HUMANITY: score(90, 0.9), BEHAVIOR: score(35, 0.2) }, { value: 65, level: 'HIGH', confidence: 20, dimension: 'BEHAVIOR' }],
    ['just below MEDIUM', { UNIQUENESS: score(70.01) }, { value: 29.99, level: 'LOW', confidence: 50, dimension: 'UNIQUENESS' }],
    ['MEDIUM', { UNIQUENESS: score(70) }, { value: 30, level: 'MEDIUM', confidence: 50, dimension: 'UNIQUENESS' }],
    ['HIGH', { UNIQUENESS: score(40) }, { value: 60, level: 'HIGH', confidence: 50, dimension: 'UNIQUENESS' }],
    ['CRITICAL', { AUTHENTICITY: score(20) }, { value: 80, level: 'CRITICAL', confidence: 50, dimension: 'AUTHENTICITY' }],
    ['the end of the scale', { AUTHENTICITY: score(0) }, { value: 100, level: 'CRITICAL', confidence: 50, dimension: 'AUTHENTICITY' }],
  ])('%s', (_, scores, expected) => {
    expect(riskOf({ ...nobody, ...scores })).toEqual(expected);
  });
});

describe('riskFactorsOf', () => {
  it('names what pulled down, the strongest first', () => {
    // Only the contribution is looked at.
    const observations = [2, -1, 0, -7.5].map((contribution) => ({ contribution }) as ContributedObservation);
    expect(riskFactorsOf(observations).map(({ contribution }) => contribution)).toEqual([-7.5, -1]);
  });
});
