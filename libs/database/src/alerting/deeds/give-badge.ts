import type { Doer } from './deed.js';

// Carried already by itself: from now on it stays also when its own conditions cease to hold.
const give = {
  name: 'deed-give-badge',
  text: `insert into entity_badge (entity_id, organization_id, slug, since, explanation, given_by)
    select distinct on (n.entity_id, n.slug) n.entity_id, n.organization_id, n.slug, $6::timestamptz, n.because, n.rule_id
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[]) with ordinality as n(entity_id, organization_id, slug, because, rule_id, place)
    join badge_rule r on r.organization_id = n.organization_id and r.slug = n.slug
    order by n.entity_id, n.slug, n.place
    on conflict (entity_id, slug) do update set since = coalesce(entity_badge.since, excluded.since), holds_since = null, ceased_since = null, due_at = null, given_by = excluded.given_by,
      explanation = case when entity_badge.since is null then excluded.explanation else entity_badge.explanation end
      where entity_badge.given_by is null`,
};

const known = {
  name: 'deed-known-badges',
  text: 'select n.organization_id, n.slug from unnest($1::uuid[], $2::text[]) as n(organization_id, slug) join badge_rule r on r.organization_id = n.organization_id and r.slug = n.slug',
};

/** Only badges that the organization has defined, so that each has a name and a colour. */
export const giveBadge: Doer<'giveBadge'> = async (tx, deeds, { at, tally }) => {
  const slugOf = ({ action }: (typeof deeds)[number]): string => action.giveBadge.slug;
  const rows = await tx.rows<{ organization_id: string; slug: string }>(known, [deeds.map(({ rule }) => rule.organizationId), deeds.map(slugOf)]);
  const there = new Set(rows.map((row) => `${row.organization_id} ${row.slug}`));
  for (const deed of deeds) if (!there.has(`${deed.rule.organizationId} ${slugOf(deed)}`)) tally.countFailure(deed.rule.id);
  await tx.run(give, [deeds.map(({ entityId }) => entityId), deeds.map(({ rule }) => rule.organizationId), deeds.map(slugOf), deeds.map(({ because }) => because), deeds.map(({ rule }) => rule.id), at.toISOString()]);
  return [];
};
