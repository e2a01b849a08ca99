import { type ContributedObservation, type Dimension, dimensions, holds, type ScoreCondition, type Scores } from '@app/domain';
import type { CarriedBadge } from '../badges/carried-badges.js';
import type { Severity } from '../tables/alert.entity.js';
import type { Opening, Turn } from './judge.js';

export type ScoresShown = Readonly<Record<Dimension, { readonly value: number; readonly confidence: number } | null>>;

/** An observation that moved a score to where the rule looks for it. */
export interface Reason {
  readonly code: string;
  readonly dimension: Dimension;
  readonly because: string;
  /** Points of the score, to the cent. */
  readonly contribution: number;
}

/** Why an alert is there, kept as it was: rule, scores and people change, the alert stays explained. */
export interface AlertSnapshot {
  readonly rule: { readonly id: string; readonly name: string; readonly version: number; readonly severity: Severity; readonly conditions: readonly ScoreCondition[] };
  readonly entity: { readonly id: string; readonly externalId: string; readonly type: string };
  readonly cycle: number;
  readonly scores: ScoresShown;
  /** What the entity carried when the alert was raised. */
  readonly badges: readonly BadgeShown[];
  /** By which figures the rule held. */
  readonly because: string;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
  /** By which cycle and figures it stopped holding. */
  readonly ended?: AlertEnd;
}

export type BadgeShown = Pick<CarriedBadge, 'slug' | 'name' | 'type'>;

export interface AlertEnd {
  readonly cycle: number;
  readonly scores: ScoresShown;
  readonly because: string;
}

/** What is known of the entity, and what the analyzers had observed at the cycle that opened the alert. */
export interface Background {
  readonly externalId: string;
  readonly type: string;
  readonly observations: readonly ContributedObservation[];
  readonly badges: readonly CarriedBadge[];
}

export function snapshotOf({ rule, case: { entityId }, openedBy, endedBy }: Opening, { externalId, type, observations, badges }: Background): AlertSnapshot {
  const { id, name, version, severity, conditions } = rule;
  return {
    rule: { id, name, version, severity, conditions },
    entity: { id: entityId, externalId, type },
    cycle: openedBy.cycle,
    scores: shown(openedBy.scores),
    badges: badges.map(({ slug, name: title, type: kind }) => ({ slug, name: title, type: kind })),
    because: openedBy.because,
    reasons: reasonsFor(conditions, openedBy.scores, observations),
    ...(endedBy ? { ended: endOf(endedBy) } : {}),
  };
}

export function endOf({ cycle, scores, because }: Turn): AlertEnd {
  return { cycle, scores: shown(scores), because };
}

/** What pulled the scores down, for a rule that looks below a threshold; what lifted them, for one that looks above. */
export function reasonsFor(conditions: readonly ScoreCondition[], scores: Scores, observations: readonly ContributedObservation[]): Reason[] {
  const wanted = conditions.flatMap((condition) => {
    const sign = condition.operator === 'lt' || condition.operator === 'lte' ? -1 : 1;
    return concerned(condition, scores).map((dimension) => `${dimension} ${sign}`);
  });
  return observations
    .filter(({ dimension, contribution }) => wanted.includes(`${dimension} ${Math.sign(contribution)}`))
    .sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution))
    .map(({ code, dimension, because, contribution }) => ({ code, dimension, because, contribution }));
}

/** ANY is about the dimensions that it was true of. */
function concerned(condition: ScoreCondition, scores: Scores): readonly Dimension[] {
  if (condition.dimension !== 'ANY') return [condition.dimension];
  return dimensions.filter((dimension) => holds([{ ...condition, dimension }], scores).holds);
}

export function shown(scores: Scores): ScoresShown {
  const two = (dimension: Dimension) => {
    const score = scores[dimension];
    return score && { value: score.value, confidence: score.confidence };
  };
  return { HUMANITY: two('HUMANITY'), AUTHENTICITY: two('AUTHENTICITY'), UNIQUENESS: two('UNIQUENESS'), BEHAVIOR: two('BEHAVIOR') };
}
