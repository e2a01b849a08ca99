import { alertOf, type ContributedObservation, type Decision, type Dimension, type Explained, type Scores, scoresThatHeld, type Severity, type WrittenConditions } from '@app/domain';
import type { CarriedBadge } from '../badges/carried-badges.js';
import type { RunningRule } from '../rules/running-rules.js';
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
  readonly rule: RuleShown;
  /** How the rule calls what it raises. */
  readonly title?: string;
  readonly type?: string;
  readonly tags?: readonly string[];
  /** What raised it, where the rule asks about events. */
  readonly event?: { readonly id: string; readonly eventType: string; readonly timestamp: string };
  /** What the rule expected and what was there. */
  readonly conditions?: Explained;
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

/** The rule as it was. */
export interface RuleShown {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly version: number;
  readonly severity: Severity;
  readonly score: number | null;
  readonly decision: Decision | null;
  readonly conditions: WrittenConditions;
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

export function snapshotOf({ rule, entityId, openedBy, endedBy, event }: Opening, { externalId, type, observations, badges }: Background): AlertSnapshot {
  const { id, name, description, category, version, score, decision, conditions } = rule;
  const { tags = [], words = {} } = alertOf(rule.actions) ?? {};
  return {
    rule: { id, name, description: words.description ?? description, category, version, severity: severityOf(rule), score, decision, conditions },
    ...(words.title === undefined ? {} : { title: words.title }),
    ...(words.type === undefined ? {} : { type: words.type }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(event ? { event } : {}),
    ...(openedBy.conditions ? { conditions: openedBy.conditions } : {}),
    entity: { id: entityId, externalId, type },
    cycle: openedBy.cycle,
    scores: shown(openedBy.scores),
    badges: badges.map(({ slug, name: title, type: kind }) => ({ slug, name: title, type: kind })),
    because: openedBy.because,
    reasons: reasonsFor(openedBy.conditions, observations),
    ...(endedBy ? { ended: endOf(endedBy) } : {}),
  };
}

/** An alert is as bad as its action says, or else its rule. */
export const severityOf = ({ severity, actions }: Pick<RunningRule, 'severity' | 'actions'>): Severity => alertOf(actions)?.words.severity ?? severity;

export function endOf({ cycle, scores, because }: Turn): AlertEnd {
  return { cycle, scores: shown(scores), because };
}

/** What pulled the scores down, for a rule that looks below a threshold; what lifted them, for one that looks above. */
export function reasonsFor(conditions: Explained | null, observations: readonly ContributedObservation[]): Reason[] {
  const wanted = conditions === null ? [] : scoresThatHeld(conditions).map(({ dimension, direction }) => `${dimension} ${direction === 'down' ? -1 : 1}`);
  return observations
    .filter(({ dimension, contribution }) => wanted.includes(`${dimension} ${Math.sign(contribution)}`))
    .sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution))
    .map(({ code, dimension, because, contribution }) => ({ code, dimension, because, contribution }));
}

export function shown(scores: Scores): ScoresShown {
  const two = (dimension: Dimension) => {
    const score = scores[dimension];
    return score && { value: score.value, confidence: score.confidence };
  };
  return { HUMANITY: two('HUMANITY'), AUTHENTICITY: two('AUTHENTICITY'), UNIQUENESS: two('UNIQUENESS'), BEHAVIOR: two('BEHAVIOR') };
}
