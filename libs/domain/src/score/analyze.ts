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

const ofDimension = dimensions.map((dimension) => ({ dimension, judges: analyzers.filter((analyzer) => analyzer.dimension === dimension) as readonly Judge[] }));

/** Judges with every analyzer whose facts are all at hand. A fact that is missing silences, it never accuses. */
export function analyze(facts: Partial<Facts>): Analysis {
  const scores: Record<Dimension, Score | null> = { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };
  const observations: ContributedObservation[] = [];
  for (const { dimension, judges } of ofDimension) {
    const seen: Seen[] = [];
    for (const judge of judges) {
      const observation = observationOf(judge, facts);
      if (observation !== null) seen.push(observation);
    }
    const explained = scoreOf(dimension, seen);
    if (explained === null) continue;
    scores[dimension] = explained.score;
    for (let index = 0; index < seen.length; index += 1) {
      const observation = seen[index] as Seen;
      observation.contribution = explained.contributions[index] ?? 0;
      observations.push(observation);
    }
  }
  return { scores, observations };
}

type Judge = AnyAnalyzer & { readonly code: AnalyzerCode };

/** An observation whose contribution is not known before its neighbours are. */
type Seen = Omit<ContributedObservation, 'contribution'> & { contribution: number };

function observationOf(analyzer: Judge, facts: Partial<Facts>): Seen | null {
  for (const name of analyzer.needs) if (facts[name] === undefined) return null;
  // All that it needs is there, and the type of `judge` lets it see nothing else.
  const judgement = analyzer.judge(facts as Facts);
  if (judgement === null || judgement.confidence === 0) return null;
  const { code, dimension, title, weight } = analyzer;
  // Written out: spreading objects of ten shapes took longer than judging.
  const { value, confidence, because } = judgement;
  return { code, dimension, title, value, confidence, weight, because, contribution: 0 };
}
