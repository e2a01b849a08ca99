import { type CanonicalField, type Dimension, dimensions } from '@app/domain';
import { type CarriedBadge, carriedByEntity, type CarriedRow, carriersOf, shownBadges } from '../badges/carried-badges.js';
import type { Database, Queryable } from '../database.js';
import { whoIs } from '../people/who.js';
import { recentlyTracked } from './recently-tracked.js';
import { anywhere, type Direction, type PageAsked, pageOfIds, type PageOf } from '../page.js';

/** An entity as the Dregs surface knows it: by the customer's own id, with its scores. */
export interface IdentityRecord {
  readonly entityId: string;
  /** The external id, or the UUID of an entity that has none. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly taxId: string | null;
  readonly attributes: Record<string, unknown>;
  readonly humanity: number | null;
  readonly authenticity: number | null;
  readonly uniqueness: number | null;
  readonly behavior: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastTrackedAt: Date | null;
  readonly lastScoredAt: Date | null;
  readonly disregardedAt: Date | null;
  readonly badges: readonly CarriedBadge[];
}

/** Somebody who was scored before the first event has no such moment. */
const LAST_TRACKED = 'case when a.event_count > 0 then a.last_event_at end';

/** What a list is sorted by, with the expression of each. */
const sortKeys = {
  lastTrackedAt: LAST_TRACKED,
  firstSeenAt: 'e.created_at',
  lastScoredAt: 'a.finished_at',
  humanityScore: 'a.humanity',
  authenticityScore: 'a.authenticity',
  uniquenessScore: 'a.uniqueness',
  behaviorScore: 'a.behavior',
} as const;

export type IdentitySort = keyof typeof sortKeys;

export interface IdentityFilter {
  readonly term?: string | undefined;
  readonly device?: string | undefined;
  readonly group?: { readonly type: string; readonly id: string } | undefined;
  readonly badge?: string | undefined;
  /** In whole points, as the scores are shown. */
  readonly scores: Readonly<Record<Dimension, { readonly min?: number | undefined; readonly max?: number | undefined }>>;
  /** The attributes that a term is looked for in, as `nameSpelling` spells them. */
  readonly searched: readonly string[];
}

/** The fields of an identity that a term is looked for in. */
export const searchedFields: readonly CanonicalField[] = ['EMAIL', 'FULL_NAME', 'FIRST_NAME', 'LAST_NAME', 'USERNAME'];

const columns = `e.id as "entityId", coalesce(e.external_id, e.id::text) as id, e.name, e.email, e.tax_id as "taxId", e.attributes,
  a.humanity, a.authenticity, a.uniqueness, a.behavior, e.created_at as "createdAt", e.updated_at as "updatedAt",
  ${LAST_TRACKED} as "lastTrackedAt", a.finished_at as "lastScoredAt", e.disregarded_at as "disregardedAt", ${carriedByEntity} as badges`;

// A score is compared as it is shown: rounded, and half a point up. By itself PostgreSQL rounds it to the even number.
const inScores = dimensions
  .map((dimension, n) => {
    const [shown, min, max] = [`floor(a.${dimension.toLowerCase()} + 0.5)`, `$${7 + 2 * n}::float8`, `$${8 + 2 * n}::float8`];
    return `and (${min} is null or ${shown} >= ${min}) and (${max} is null or ${shown} <= ${max})`;
  })
  .join(' ');

const matching = (sort: IdentitySort): string => `
  select e.id, ${sortKeys[sort]} as key from entity e left join analysis a on a.entity_id = e.id
  where e.organization_id = $1 and e.deleted_at is null
    and ($3::text is null or coalesce(e.external_id, e.id::text) ilike $3 or e.name ilike $3 or e.email ilike $3 or exists (
      select from jsonb_each_text(e.attributes) said where lower(regexp_replace(said.key, '[^[:alnum:]]', '', 'g')) = any($2::text[]) and said.value ilike $3))
    and ($4::text is null or e.id in (select d.entity_id from device d where d.organization_id = $1 and d.device_id = $4 and d.deleted_at is null))
    and ($5::text is null or e.id in (
      select m.entity_id from entity_group g join entity_group_member m on m.group_id = g.id where g.organization_id = $1 and g.type = $5 and g.external_id = $6))
    and ($15::text is null or e.id in (${carriersOf('$15')}))
    and not e.id = any($16::uuid[])
    ${inScores}`;

/** The people behind events, as identities. */
export class Identities {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  list(organizationId: string, filter: IdentityFilter, { sort, direction }: { sort: IdentitySort; direction: Direction }, page: PageAsked): Promise<PageOf<IdentityRecord>> {
    const { term, searched, device, group, badge, scores } = filter;
    const bounds = dimensions.flatMap((dimension) => [scores[dimension].min ?? null, scores[dimension].max ?? null]);
    const wishes = [term === undefined ? null : anywhere(term), device ?? null, group?.type ?? null, group?.id ?? null, ...bounds, badge ?? null];
    const isPlain = sort === 'lastTrackedAt' && direction === 'desc' && wishes.every((wish) => wish === null);
    return this.database.reading(async (tx) => {
      const among = (page: PageAsked, without: readonly string[]) => pageOfIds(tx, { text: matching(sort), values: [organizationId, searched, ...wishes, without], direction }, page);
      const near = isPlain ? await recentlyTracked(tx, organizationId, page) : null;
      if (!near) {
        const { ids, total } = await among(page, []);
        return { items: await load(tx, organizationId, ids), total };
      }
      // An analysis may know less than the events: whoever stands among those by events is not listed again, and nobody is left out.
      const { ids, total, beyond } = near;
      const deeper = beyond ? await among({ limit: page.limit - ids.length, offset: Math.max(0, page.offset - beyond.length) }, beyond) : { ids: [] };
      return { items: await load(tx, organizationId, [...ids, ...deeper.ids]), total };
    }, this.withinMs, 'free');
  }

  /** By the external id, or by the UUID of an entity that has none. */
  async find(organizationId: string, id: string): Promise<IdentityRecord | null> {
    const entityId = await this.entityIdOf(organizationId, id);
    if (entityId === null) return null;
    const [identity] = await load(this.database, organizationId, [entityId]);
    return identity ?? null;
  }

  /** In the order of the ids; whoever was deleted is left out. */
  load(organizationId: string, entityIds: readonly string[]): Promise<IdentityRecord[]> {
    return load(this.database, organizationId, entityIds);
  }

  async entityIdOf(organizationId: string, id: string): Promise<string | null> {
    const { condition, values } = whoIs({ externalId: id });
    const [entity] = await this.database.rows<{ id: string }>(`select e.id from entity e where ${condition}`, [organizationId, ...values]);
    return entity?.id ?? null;
  }
}

async function load(tx: Queryable, organizationId: string, entityIds: readonly string[]): Promise<IdentityRecord[]> {
  const rows = await tx.rows<Omit<IdentityRecord, 'badges'> & { badges: CarriedRow[] } & Record<string, unknown>>(
    `select ${columns} from unnest($2::uuid[]) with ordinality as asked(id, n)
     join entity e on e.id = asked.id and e.organization_id is not distinct from $1 and e.deleted_at is null left join analysis a on a.entity_id = e.id order by asked.n`,
    [organizationId, entityIds],
  );
  return rows.map((row) => ({ ...row, badges: shownBadges(row.badges) }));
}
