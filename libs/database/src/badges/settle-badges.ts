import { dueAt, type HeldBadge, isCarried, judgeBadges } from '@app/domain';
import type { Transaction } from '../database.js';
import type { Notice } from '../delivery/announce.js';
import { badgeNotices } from './badge-notices.js';
import { type CarriedBadge, shownBadges } from './carried-badges.js';
import type { LivingRule, LoadedBearers, StoredBadge } from './load-bearers.js';
import { type BadgeToDelete, type BadgeToWrite, writeBadges } from './write-badges.js';

/** What these people carry now, and what is to be told about those for whom it changed. */
export interface SettledBadges {
  readonly carried: ReadonlyMap<string, readonly CarriedBadge[]>;
  readonly notices: readonly Notice[];
}

/**
 * Brings the badges of these people up to date. Judged are the latest scores: a badge that came and went between two
 * judgements was never there. Whoever calls holds the locks on their analyses, so that each change is made and told once.
 */
export function settleBadges(tx: Transaction, { bearers, rules, at }: LoadedBearers): SettledBadges {
  const carried = new Map<string, readonly CarriedBadge[]>();
  const written: BadgeToWrite[] = [];
  const deleted: BadgeToDelete[] = [];
  const notices: Notice[] = [];
  for (const bearer of bearers) {
    const { entityId, organizationId } = bearer;
    const own = rules.filter((rule) => rule.organizationId === organizationId);
    // What a rule gave stays whatever the scores say, and goes with its badge rule or when its bearer is disregarded.
    const given = bearer.disregarded ? [] : bearer.held.filter(({ slug, isGiven }) => isGiven && own.some((rule) => rule.slug === slug));
    const lost = bearer.held.filter((badge) => badge.isGiven && !given.includes(badge)).map(({ slug }) => slug);
    const verdict = judgeBadges({ ...bearer, held: bearer.held.filter(({ isGiven }) => !isGiven) }, own.filter(({ slug }) => !given.some((one) => one.slug === slug)), at);
    const held = [...given, ...verdict.held];
    const removed = [...verdict.removed, ...lost];
    const before = new Map(bearer.held.map((badge) => [badge.slug, badge]));
    for (const badge of verdict.held) {
      const due = dueOf(badge, own);
      if (!same(before.get(badge.slug), { ...badge, dueAt: due })) written.push({ entityId, organizationId, badge, dueAt: due });
    }
    const kept = new Set(held.map(({ slug }) => slug));
    deleted.push(...bearer.held.filter(({ slug }) => !kept.has(slug)).map(({ slug }) => ({ entityId, slug })));
    const shown = shownOf(held, own);
    carried.set(entityId, shown);
    if (verdict.applied.length + removed.length > 0) notices.push(...badgeNotices(bearer, shown, { applied: verdict.applied, removed }, at));
  }
  writeBadges(tx, written, deleted);
  return { carried, notices };
}

function dueOf({ slug, standing }: HeldBadge, rules: readonly LivingRule[]): number | null {
  const rule = rules.find((one) => one.slug === slug);
  return rule ? dueAt(standing, { applyMs: rule.applyDelaySeconds * 1_000, removeMs: rule.removeDelaySeconds * 1_000 }) : null;
}

/** Metadata follow the explanation. Standings are ours, with their fields in one order. */
const same = (one: StoredBadge | undefined, other: Omit<StoredBadge, 'isGiven'>): boolean =>
  one !== undefined && one.dueAt === other.dueAt && one.explanation === other.explanation && JSON.stringify(one.standing) === JSON.stringify(other.standing);

function shownOf(held: readonly HeldBadge[], rules: readonly LivingRule[]): CarriedBadge[] {
  return shownBadges(
    held.flatMap(({ slug, standing, explanation, metadata }) => {
      if (!isCarried(standing)) return [];
      const rule = rules.find((one) => one.slug === slug);
      return [{ slug, since: new Date(standing.since), explanation, metadata, name: rule?.name ?? null, type: rule?.type ?? null, priority: rule?.priority ?? null }];
    }),
  );
}
