import type { FactName, Facts } from '../facts/catalogue.js';
import type { Dimension } from '../score/dimension.js';

/** What one analyzer has seen in the facts. */
export interface Observation {
  /** 0..1, where 1 is fine. */
  readonly value: number;
  /** 0..1: how much the facts at hand can tell. Little history means little confidence, never a worse value. */
  readonly confidence: number;
  /** One sentence to a human, with the figures in it. */
  readonly because: string;
}

/** The facts say nothing about this suspicion, neither good nor bad. */
export const silent = null;

export type Judgement = Observation | typeof silent;

/** Four decimals, so that whoever recomputes a score from what is stored gets the same cents. */
export function observe({ value, confidence, because }: Observation): Observation {
  return { value: fourDecimals(value), confidence: fourDecimals(confidence), because };
}

function fourDecimals(part: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000;
}

/** A case from life and what the analyzer must say to it. Run by one suite, and shown in the console. */
export interface Example<Needs extends FactName> {
  readonly name: string;
  readonly given: Pick<Facts, Needs>;
  readonly says: 'silent' | { readonly below: number } | { readonly above: number };
}

/** The false positive that it must not deserve, in the words of who would suffer it, with the facts of that person. */
export interface Complaint<Needs extends FactName> {
  readonly says: string;
  readonly given: Pick<Facts, Needs>;
}

/** One suspicion: facts in, an observation out. */
export interface Analyzer<Code extends string, Asks extends Dimension, Needs extends FactName> {
  /** Stored with every score: it never changes its meaning. */
  readonly code: Code & `${Lowercase<Asks>}.${string}`;
  readonly title: string;
  readonly dimension: Asks;
  /** How much it counts beside its neighbours: 1 is a clue, 2 a proof, 3 what nothing else may dilute, 0.5 a hint. */
  readonly weight: number;
  readonly needs: readonly Needs[];
  readonly judge: (facts: Pick<Facts, Needs>) => Judgement;
  readonly complaint: Complaint<Needs>;
  readonly examples: readonly [Example<Needs>, ...Example<Needs>[]];
}

/** Gives `judge` the type of the facts in `needs`, and does nothing else: asking for another fact does not compile. */
export function defineAnalyzer<const Code extends string, const Asks extends Dimension, const Needs extends FactName>(
  analyzer: Analyzer<Code, Asks, Needs>,
): Analyzer<Code, Asks, Needs> {
  return analyzer;
}
