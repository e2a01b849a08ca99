import { analyzers, type AnalyzerCode, type AnyAnalyzer } from '../analyzers/catalogue.js';
import type { Observation } from '../analyzers/define-analyzer.js';
import type { Facts } from '../facts/catalogue.js';
import { dimensions, type Dimension } from './dimension.js';
import { scoreOf, type Score } from './score-of.js';

/** An observation, who made it, and what it gave to the score or took from it. */
export interface ContributedObservation extends Observation {
  readonly code: AnalyzerCode;
  readonly dimension: Dimension;
  readonly title: string;
  readonly weight: number;
  /** Points, to two decimals. Those of a dimension and its prior add up to its score. */
  readonly contribution: number;
}

export type Scores = Readonly<Record<Dimension, Score | null>>;

/** What the facts at hand say about somebody. */
export interface Analysis {
  readonly scores: Scores;
  readonly observations: readonly ContributedObservation[];
}

/** Judges with every analyzer whose facts are all at hand. A fact that is missing silences, it never accuses. */
export function analyze(facts: Partial<Facts>): Analysis {
  const scores: Record<Dimension, Score | null> = { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };
  const observations: ContributedObservation[] = [];
  const seen: Seen[] = [];
  for (const analyzer of analyzers) {
    const observation = observationOf(analyzer, facts);
    if (observation !== null) seen.push(observation);
  }
  for (const dimension of dimensions) {
    const ofDimension = seen.filter((observation) => observation.dimension === dimension);
    const explained = scoreOf(dimension, ofDimension);
    if (explained === null) continue;
    scores[dimension] = explained.score;
    ofDimension.forEach((observation, index) => {
      observation.contribution = explained.contributions[index] ?? 0;
      observations.push(observation);
    });
  }
  return { scores, observations };
}

/** An observation whose contribution is not known before its neighbours are. */
type Seen = Omit<ContributedObservation, 'contribution'> & { contribution: number };

function observationOf(analyzer: AnyAnalyzer & { readonly code: AnalyzerCode }, facts: Partial<Facts>): Seen | null {
  for (const name of analyzer.needs) if (facts[name] === undefined) return null;
  // All that it needs is there, and the type of `judge` lets it see nothing else.
  const judgement = analyzer.judge(facts as Facts);
  if (judgement === null || judgement.confidence === 0) return null;
  const { code, dimension, title, weight } = analyzer;
  // Written out: spreading objects of ten shapes took longer than judging.
  const { value, confidence, because } = judgement;
  return { code, dimension, title, value, confidence, weight, because, contribution: 0 };
}
