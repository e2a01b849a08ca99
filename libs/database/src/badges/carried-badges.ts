import { badgeOf, type BadgeType } from '@app/domain';

/** A badge as it is shown. */
export interface CarriedBadge {
  readonly slug: string;
  readonly name: string;
  readonly type: BadgeType;
  readonly source: 'ANALYZER' | 'RULE';
  readonly since: Date;
  readonly explanation: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A badge as it is stored, with the rule that it comes from if it is not one of our own. */
export interface CarriedRow {
  readonly slug: string;
  readonly since: string | Date;
  readonly explanation: string;
  readonly metadata: Record<string, unknown>;
  readonly name: string | null;
  readonly type: BadgeType | null;
  readonly priority: number | null;
}

/** SQL for what the entity `e` carries, as a list of `CarriedRow`. */
export const carriedByEntity = `(
  select coalesce(jsonb_agg(jsonb_build_object('slug', b.slug, 'since', b.since, 'explanation', b.explanation, 'metadata', b.metadata,
    'name', r.name, 'type', r.type, 'priority', r.priority)), '[]')
  from entity_badge b left join badge_rule r on r.organization_id = b.organization_id and r.slug = b.slug and r.enabled
  where b.entity_id = e.id and b.since is not null)`;

/** SQL for the ids of those who carry the badge with the slug in this parameter, of the organization in `$1`. */
export const carriersOf = (slug: string): string => `
  select b.entity_id from entity_badge b
  where b.organization_id = $1 and b.slug = ${slug} and b.since is not null
    and (b.slug like '%.%' or exists (select from badge_rule r where r.organization_id = b.organization_id and r.slug = b.slug and r.enabled))`;

const gravity: Readonly<Record<BadgeType, number>> = { BAD: 0, NEUTRAL: 1, GOOD: 2 };

/**
 * What is shown first: the higher priority, then the worse, then by name. Our own have the priority 0, as a rule that says
 * nothing. A badge whose rule was deleted or switched off is not shown, although its row stays until the next judgement.
 */
export function shownBadges(rows: readonly CarriedRow[]): CarriedBadge[] {
  return rows
    .flatMap(({ priority, ...row }) => {
      const badge = badgeOf(row.slug);
      const name = badge?.name ?? row.name;
      const type = badge?.type ?? row.type;
      if (name === null || type === null) return [];
      const { slug, explanation, metadata } = row;
      return [{ priority: priority ?? 0, shown: { slug, name, type, source: badge ? ('ANALYZER' as const) : ('RULE' as const), since: new Date(row.since), explanation, metadata } }];
    })
    .sort((a, b) => b.priority - a.priority || gravity[a.shown.type] - gravity[b.shown.type] || (a.shown.slug < b.shown.slug ? -1 : 1))
    .map(({ shown }) => shown);
}
