import { badgeNotices, type BearerToTell } from '../../badges/badge-notices.js';
import { carriedByEntity, type CarriedRow, shownBadges } from '../../badges/carried-badges.js';
import type { Doer } from './deed.js';

// Carried already by itself: from now on it stays also when its own conditions cease to hold.
const give = {
  name: 'deed-give-badge',
  text: `insert into entity_badge (entity_id, organization_id, slug, since, explanation, given_by)
    select distinct on (n.entity_id, n.slug) n.entity_id, n.organization_id, n.slug, $6::timestamptz, n.because, n.rule_id
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[]) with ordinality as n(entity_id, organization_id, slug, because, rule_id, place)
    join badge_rule r on r.organization_id = n.organization_id and r.slug = n.slug and r.enabled
    order by n.entity_id, n.slug, n.place
    on conflict (entity_id, slug) do update set since = coalesce(entity_badge.since, excluded.since), holds_since = null, ceased_since = null, due_at = null, given_by = excluded.given_by,
      explanation = case when entity_badge.since is null then excluded.explanation else entity_badge.explanation end
      where entity_badge.given_by is null
    returning entity_id as "entityId", slug, since = $6::timestamptz as "isNew"`,
};

// In a statement of its own, which sees what was given.
const carried = {
  name: 'deed-carried-badges',
  text: `select e.id as "entityId", e.organization_id as "organizationId", coalesce(e.external_id, e.id::text) as "externalId", e.type, ${carriedByEntity} as badges
    from unnest($1::uuid[]) as asked(id) join entity e on e.id = asked.id where e.disregarded_at is null order by e.id`,
};

const known = {
  name: 'deed-known-badges',
  text: 'select n.organization_id, n.slug from unnest($1::uuid[], $2::text[]) as n(organization_id, slug) join badge_rule r on r.organization_id = n.organization_id and r.slug = n.slug and r.enabled',
};

interface Given {
  readonly entityId: string;
  readonly slug: string;
  /** It was not carried before. */
  readonly isNew: boolean;
}

interface Bearer extends BearerToTell {
  readonly badges: readonly CarriedRow[];
}

/** Only badges that the organization has defined, so that each has a name and a colour. Who did not carry one before is told of. */
export const giveBadge: Doer<'giveBadge'> = async (tx, deeds, { at, tally }) => {
  const slugOf = ({ action }: (typeof deeds)[number]): string => action.giveBadge.slug;
  const rows = await tx.rows<{ organization_id: string; slug: string }>(known, [deeds.map(({ rule }) => rule.organizationId), deeds.map(slugOf)]);
  const there = new Set(rows.map((row) => `${row.organization_id} ${row.slug}`));
  for (const deed of deeds) if (!there.has(`${deed.rule.organizationId} ${slugOf(deed)}`)) tally.countFailure(deed.rule.id);
  const given = await tx.rows<Given & Record<string, unknown>>(give, [deeds.map(({ entityId }) => entityId), deeds.map(({ rule }) => rule.organizationId), deeds.map(slugOf), deeds.map(({ because }) => because), deeds.map(({ rule }) => rule.id), at.toISOString()]);
  const fresh = given.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return [];
  const bearers = await tx.rows<Bearer & Record<string, unknown>>(carried, [[...new Set(fresh.map(({ entityId }) => entityId))]]);
  return bearers.flatMap((bearer) => badgeNotices(bearer, shownBadges(bearer.badges), { applied: fresh.filter(({ entityId }) => entityId === bearer.entityId).map(({ slug }) => slug), removed: [] }, at.getTime()));
};
