import type { Dimension } from './dimension.js';
import { priors } from './prior.js';

/** How somebody does in one dimension. */
export interface Score {
  /** 0..100, higher is better, to two decimals. */
  readonly value: number;
  /** 0..1: how much of the value comes from evidence and not from the prior. */
  readonly confidence: number;
  /** Where it started. `prior` plus all contributions is `value`, to the cent. */
  readonly prior: number;
}

/** The part of an observation that the arithmetic needs. */
export interface WeighedObservation {
  /** 0..1, where 1 is fine. */
  readonly value: number;
  /** 0..1. */
  readonly confidence: number;
  readonly weight: number;
}

/** A score, and what each observation gave to it or took from it, in the order of the observations. */
export interface ExplainedScore {
  readonly score: Score;
  readonly contributions: readonly number[];
}

/**
 * score        = 100 * (k*p + sum(w c v)) / (k + sum(w c))
 * contribution = 100 * w c (v - p) / (k + sum(w c))
 *
 * Null without evidence: a number that rests on nothing would be read as a judgement.
 */
export function scoreOf(dimension: Dimension, observations: readonly WeighedObservation[]): ExplainedScore | null {
  const { value: prior, strength } = priors[dimension];
  let evidence = 0;
  for (const { weight, confidence } of observations) evidence += weight * confidence;
  if (!(evidence > 0)) return null;

  const exactCents = observations.map(
    ({ value, confidence, weight }) => (10_000 * weight * confidence * (value - prior)) / (strength + evidence),
  );
  const priorCents = Math.round(prior * 10_000);
  const cents = Math.round(exactCents.reduce((sum, part) => sum + part, priorCents));
  return {
    score: {
      value: cents / 100,
      confidence: Math.round((10_000 * evidence) / (strength + evidence)) / 10_000,
      prior: priorCents / 100,
    },
    contributions: wholeCents(exactCents, cents - priorCents).map((part) => part / 100),
  };
}

/**
 * Whole cents that add up to the total: each part is rounded down, and what is then missing goes, a cent each, to the parts
 * that lost most (largest remainder). No part moves by a cent or more, so none changes sides.
 */
function wholeCents(exact: readonly number[], total: number): number[] {
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const lost = (index: number) => (exact[index] ?? 0) - (whole[index] ?? 0);
  const byLoss = exact.map((_, index) => index).sort((one, other) => lost(other) - lost(one) || one - other);
  for (const index of byLoss.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
