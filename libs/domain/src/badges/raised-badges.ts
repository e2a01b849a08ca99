import type { Analysis, ContributedObservation } from '../score/analyze.js';
import { badges } from './catalogue.js';
import type { Badge, Sign } from './define-badge.js';

/** A badge that the latest analysis raises, and why. */
export interface RaisedBadge {
  readonly slug: string;
  /** What the analyzers said. */
  readonly explanation: string;
  readonly metadata: {
    /** Whose observations raised it. */
    readonly analyzers: readonly string[];
    /** The points that these took from the scores. */
    readonly points: number;
  };
}

/** The badges of our own that somebody deserves by this analysis. */
export function raisedBadges(analysis: Analysis): RaisedBadge[] {
  return badges.flatMap((badge): RaisedBadge[] => {
    const evidence = evidenceFor(badge, analysis);
    if (evidence === null) return [];
    const explanation = evidence.map(({ because }) => because).join(' ');
    return [{ slug: badge.slug, explanation, metadata: { analyzers: evidence.map(({ code }) => code), points: pointsOf(evidence) } }];
  });
}

/** The observations that raise it, the strongest first; of several ways the one that cost most points. Null: nothing raises it. */
export function evidenceFor({ raisedBy }: Badge, analysis: Analysis): readonly ContributedObservation[] | null {
  let best: readonly ContributedObservation[] | null = null;
  for (const signs of raisedBy) {
    const seen = allSeen(signs, analysis);
    if (seen === null) continue;
    const evidence = [...new Set(seen.flat())].sort((one, other) => one.contribution - other.contribution);
    if (best === null || pointsOf(evidence) < pointsOf(best)) best = evidence;
  }
  return best;
}

/** What shows each of these signs; null as soon as one is missing, which is nearly always the first. */
function allSeen(signs: readonly Sign[], analysis: Analysis): ContributedObservation[][] | null {
  const seen: ContributedObservation[][] = [];
  for (const sign of signs) {
    const evidence = evidenceOf(sign, analysis);
    if (evidence.length === 0) return null;
    seen.push(evidence);
  }
  return seen;
}

function evidenceOf(sign: Sign, { scores, observations }: Analysis): ContributedObservation[] {
  if ('code' in sign) {
    // An analyzer says one thing at most.
    for (const one of observations) if (one.code === sign.code) return one.value < sign.below && one.confidence >= sign.sure ? [one] : [];
    return [];
  }
  const score = scores[sign.dimension];
  if (score === null || score.value >= sign.below || score.confidence < sign.sure) return [];
  return observations.filter(({ dimension, contribution }) => dimension === sign.dimension && contribution < 0);
}

function pointsOf(evidence: readonly ContributedObservation[]): number {
  return Math.round(evidence.reduce((sum, { contribution }) => sum + contribution, 0) * 100) / 100;
}
