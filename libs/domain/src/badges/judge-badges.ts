import { answerTo, type BadgeAnswer, type BadgeCondition, type BadgeSubject } from './badge-condition.js';
import { badges } from './catalogue.js';
import type { RaisedBadge } from './raised-badges.js';
import { type Delays, isCarried, noDelays, type Standing, standingAt } from './standing.js';

/** A badge that an organization has defined, as far as judging it goes. */
export interface LivingBadgeRule {
  readonly slug: string;
  readonly conditions: readonly BadgeCondition[];
  readonly applyDelaySeconds: number;
  readonly removeDelaySeconds: number;
}

/** A badge of somebody, or the prospect of one. */
export interface HeldBadge {
  readonly slug: string;
  readonly standing: Standing;
  /** Why it is there; of one that is about to be removed: why it was. */
  readonly explanation: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Somebody whose badges are to be judged. */
export interface Bearer extends BadgeSubject {
  /** What the latest analysis raises. */
  readonly raised: readonly RaisedBadge[];
  readonly held: readonly HeldBadge[];
  /** Nobody has badges of whom no score is to be had. */
  readonly disregarded: boolean;
}

/** How it stands with somebody's badges, and what became of those that were shown. */
export interface BadgeVerdict {
  readonly held: readonly HeldBadge[];
  readonly applied: readonly string[];
  readonly removed: readonly string[];
}

interface Asked {
  readonly slug: string;
  readonly delays: Delays;
  readonly answer: BadgeAnswer;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Holds everything that could be a badge of somebody against what is known at `at`. A badge whose rule is gone goes at once. */
export function judgeBadges(bearer: Bearer, rules: readonly LivingBadgeRule[], at: number): BadgeVerdict {
  const before = new Map(bearer.held.map((badge) => [badge.slug, badge]));
  const held = bearer.disregarded ? [] : askedOf(bearer, rules, at).flatMap((asked) => standing(asked, before.get(asked.slug), at));
  const carriedBefore = bearer.held.filter((badge) => isCarried(badge.standing)).map(({ slug }) => slug);
  const carried = held.filter((badge) => isCarried(badge.standing)).map(({ slug }) => slug);
  return {
    held,
    applied: carried.filter((slug) => !carriedBefore.includes(slug)),
    removed: carriedBefore.filter((slug) => !carried.includes(slug)),
  };
}

function askedOf(bearer: Bearer, rules: readonly LivingBadgeRule[], at: number): Asked[] {
  const own = badges.map(({ slug }): Asked => {
    const raised = bearer.raised.find((one) => one.slug === slug);
    return { slug, delays: noDelays, answer: { holdsFrom: raised ? at : null, because: raised?.explanation ?? '' }, metadata: raised?.metadata ?? {} };
  });
  const ruled = rules.map((rule): Asked => ({
    slug: rule.slug,
    delays: { applyMs: rule.applyDelaySeconds * 1_000, removeMs: rule.removeDelaySeconds * 1_000 },
    answer: answerTo(rule.conditions, bearer),
    metadata: {},
  }));
  return [...own, ...ruled];
}

function standing({ slug, delays, answer, metadata }: Asked, before: HeldBadge | undefined, at: number): HeldBadge[] {
  const now = standingAt(before?.standing ?? null, answer.holdsFrom, delays, at);
  if (now === null) return [];
  if (before && now.is === 'leaving') return [{ ...before, standing: now }];
  return [{ slug, standing: now, explanation: answer.because, metadata }];
}
