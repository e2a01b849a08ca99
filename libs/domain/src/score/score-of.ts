import type { Dimension } from './dimension.js';
import { type Prior, priors } from './prior.js';

/** How somebody does in one dimension. */
export interface Score {
  /** 0..100, higher is better, to two decimals. */
  readonly value: number;
  /** 0..1: how much evidence there is beside the prior. */
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
 * The sums run over what counts: whatever speaks for somebody, and of what speaks against him what lowers the score. In a plain
 * mean over everything a suspicion that is milder than the score is low would lift it: whoever is found out would do well to
 * raise another doubt. So a suspicion that the stronger ones have said already, and more, gives nothing and takes nothing.
 *
 * Null without evidence: a number that rests on nothing would be read as a judgement.
 */
export function scoreOf(dimension: Dimension, observations: readonly WeighedObservation[]): ExplainedScore | null {
  const { value: prior, strength } = priors[dimension];
  const seen = evidenceOf(observations);
  if (!(seen > 0)) return null;

  const counted = countedAmong(observations, priors[dimension]);
  const evidence = evidenceOf(observations, counted);
  const exactCents = observations.map(({ value, confidence, weight }, index) =>
    counted[index] ? (10_000 * weight * confidence * (value - prior)) / (strength + evidence) : 0,
  );
  const priorCents = Math.round(prior * 10_000);
  const cents = Math.round(exactCents.reduce((sum, part) => sum + part, priorCents));
  return {
    score: {
      value: cents / 100,
      confidence: Math.round((10_000 * seen) / (strength + seen)) / 10_000,
      prior: priorCents / 100,
    },
    contributions: wholeCents(exactCents, cents - priorCents).map((part) => part / 100),
  };
}

/** Of all, or of those that count. In loops, as all of this: everybody's cycle comes through here four times. */
function evidenceOf(observations: readonly WeighedObservation[], counted?: readonly boolean[]): number {
  let sum = 0;
  for (let index = 0; index < observations.length; index += 1) {
    const { weight, confidence } = observations[index] as WeighedObservation;
    if (counted?.[index] !== false) sum += weight * confidence;
  }
  return sum;
}

/**
 * Taken from the worst suspicion on, for as long as they lower what is there: no other choice among the suspicions leads lower.
 * One more suspicion is one more choice, which is why it cannot lift a score.
 */
function countedAmong(observations: readonly WeighedObservation[], { value: prior, strength }: Prior): boolean[] {
  const counted: boolean[] = [];
  const suspicions: number[] = [];
  let evidence = strength;
  let sum = strength * prior;
  const count = ({ value, confidence, weight }: WeighedObservation): void => {
    evidence += weight * confidence;
    sum += weight * confidence * value;
  };
  for (let index = 0; index < observations.length; index += 1) {
    const observation = observations[index] as WeighedObservation;
    const speaksFor = observation.value >= prior;
    counted.push(speaksFor);
    if (speaksFor) count(observation);
    else suspicions.push(index);
  }
  suspicions.sort((one, other) => (observations[one]?.value ?? 0) - (observations[other]?.value ?? 0));
  for (const index of suspicions) {
    const suspicion = observations[index];
    if (!suspicion || suspicion.value >= sum / evidence) break;
    counted[index] = true;
    count(suspicion);
  }
  return counted;
}

/**
 * Whole cents that add up to the total: each part is rounded down, and what is then missing goes, a cent each, to the parts
 * that lost most (largest remainder). No part moves by a cent or more, so none changes sides.
 */
function wholeCents(exact: readonly number[], total: number): number[] {
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  if (missing === 0) return whole;
  const lost = (index: number) => (exact[index] ?? 0) - (whole[index] ?? 0);
  const byLoss = exact.map((_, index) => index).sort((one, other) => lost(other) - lost(one) || one - other);
  for (const index of byLoss.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
