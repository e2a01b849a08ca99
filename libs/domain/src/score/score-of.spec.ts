import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensions } from './dimension.js';
import { priors } from './prior.js';
import { scoreOf, type WeighedObservation } from './score-of.js';

const part = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const observation: fc.Arbitrary<WeighedObservation> = fc.record({
  value: part,
  confidence: part,
  weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
});
const dimension = fc.constantFrom(...dimensions);
const cents = (amount: number) => Math.round(amount * 100);

describe('scoreOf', () => {
  it('follows the formula', () => {
    const explained = scoreOf('HUMANITY', [
      { value: 0.1, confidence: 0.8, weight: 2 },
      { value: 0.9, confidence: 0.5, weight: 1 },
    ]);
    // p = 0.7, k = 0.5: 100 * (0.35 + 0.16 + 0.45) / (0.5 + 1.6 + 0.5)
    expect(explained).toEqual({ score: { value: 36.92, confidence: 0.8077, prior: 70 }, contributions: [-36.92, 3.84] });
  });

  it('is null without evidence', () => {
    expect(scoreOf('BEHAVIOR', [])).toBeNull();
    expect(scoreOf('BEHAVIOR', [{ value: 0, confidence: 0, weight: 3 }])).toBeNull();
  });

  it('starts at a whole number of cents', () => {
    for (const { value } of Object.values(priors)) expect(cents(value * 100)).toBeCloseTo(value * 10_000, 9);
  });

  it('is explained to the cent by its contributions', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { maxLength: 40 }), (asked, observations) => {
        const explained = scoreOf(asked, observations);
        if (explained === null) return;
        const { score, contributions } = explained;
        const told = contributions.reduce((sum, contribution) => sum + cents(contribution), cents(score.prior));
        expect(told).toBe(cents(score.value));
        expect(score.value).toBeGreaterThanOrEqual(0);
        expect(score.value).toBeLessThanOrEqual(100);
        expect(score.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells each contribution to within a cent of what it is, and of what adds nothing that it is nothing', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { minLength: 1, maxLength: 40 }), (asked, observations) => {
        const explained = scoreOf(asked, observations);
        if (explained === null) return;
        const { value: prior, strength } = priors[asked];
        const speaks = ({ value }: WeighedObservation) => value >= prior || 100 * value < explained.score.value - 0.005;
        const evidence = observations.filter(speaks).reduce((sum, { weight, confidence }) => sum + weight * confidence, 0);
        // At the score itself it changes nothing whether a suspicion counts, and rounding hides whether it did.
        if (observations.some(({ value }) => Math.abs(100 * value - explained.score.value) <= 0.01)) return;
        explained.contributions.forEach((contribution, index) => {
          const { value, confidence, weight } = observations[index]!;
          const exact = speaks(observations[index]!) ? (100 * weight * confidence * (value - prior)) / (strength + evidence) : 0;
          expect(Math.abs(contribution - exact)).toBeLessThan(0.01 + 1e-9);
          if (value === prior) expect(contribution).toBeCloseTo(0);
        });
      }),
    );
  });

  it('is the lowest to which any choice among the suspicions leads', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { minLength: 1, maxLength: 8 }), (asked, observations) => {
        const { value: prior, strength } = priors[asked];
        const suspicions = observations.filter(({ value }) => value < prior);
        const rest = observations.filter(({ value }) => value >= prior);
        const mean = (some: readonly WeighedObservation[]) =>
          some.reduce((sum, { value, confidence, weight }) => sum + weight * confidence * value, strength * prior) / some.reduce((sum, { confidence, weight }) => sum + weight * confidence, strength);
        const choices = suspicions.reduce<WeighedObservation[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [rest]);
        const lowest = Math.min(...choices.map(mean));
        expect(scoreOf(asked, observations)?.score.value ?? 100 * lowest).toBeCloseTo(100 * lowest, 1);
      }),
      { numRuns: 500 },
    );
  });

  it('never rises by one more observation below the prior, however mild', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { minLength: 1, maxLength: 20 }), observation, part, (asked, observations, more, share) => {
        const suspicion = { ...more, value: 0.999 * share * priors[asked].value };
        const before = scoreOf(asked, observations)?.score;
        const after = scoreOf(asked, [...observations, suspicion])?.score;
        if (before) expect(after?.value).toBeLessThanOrEqual(before.value);
        expect(after?.value ?? 0).toBeLessThanOrEqual(Math.max(before?.value ?? 0, 100 * priors[asked].value));
        expect(after?.confidence ?? 0).toBeGreaterThanOrEqual(before?.confidence ?? 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of what was observed', () => {
    fc.assert(
      fc.property(
        dimension,
        fc.array(observation, { minLength: 1, maxLength: 20 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        (asked, [observations, shuffled]) => {
          expect(scoreOf(asked, shuffled)?.score.value ?? -1).toBeCloseTo(scoreOf(asked, observations)?.score.value ?? -1, 1);
        },
      ),
    );
  });

  it('never rises when one observation gets worse', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { minLength: 1, maxLength: 20 }), fc.nat(), part, (asked, observations, pick, factor) => {
        const index = pick % observations.length;
        const worse = observations.map((seen, at) => (at === index ? { ...seen, value: seen.value * factor } : seen));
        const before = scoreOf(asked, observations)?.score;
        const after = scoreOf(asked, worse)?.score;
        expect(after?.confidence).toBe(before?.confidence);
        expect(after?.value ?? 0).toBeLessThanOrEqual(before?.value ?? 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
