import { type CanonicalField, type Dimension, dimensions } from '@app/domain';
import type { Database, Queryable } from '../database.js';
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
}

/** What a list is sorted by, with the expression of each. */
const sortKeys = {
  lastTrackedAt: 'a.last_event_at',
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
  a.last_event_at as "lastTrackedAt", a.finished_at as "lastScoredAt", e.disregarded_at as "disregardedAt"`;

// A score is compared as it is shown: rounded.
const inScores = dimensions
  .map((dimension, n) => {
    const [shown, min, max] = [`round(a.${dimension.toLowerCase()})`, `$${7 + 2 * n}::float8`, `$${8 + 2 * n}::float8`];
    return `and (${min} is null or ${shown} >= ${min}) and (${max} is null or ${shown} <= ${max})`;
  })
  .join(' ');

const matching = (sort: IdentitySort): string => `
  select e.id, ${sortKeys[sort]} as key from entity e left join analysis a on a.entity_id = e.id
  where e.organization_id = $1 and e.deleted_at is null
    and ($2::text is null or coalesce(e.external_id, e.id::text) ilike $2 or e.name ilike $2 or e.email ilike $2 or exists (
      select from jsonb_each_text(e.attributes) said where lower(regexp_replace(said.key, '[^[:alnum:]]', '', 'g')) = any($3::text[]) and said.value ilike $2))
    and ($4::text is null or e.id in (select d.entity_id from device d where d.organization_id = $1 and d.device_id = $4 and d.deleted_at is null))
    and ($5::text is null or e.id in (
      select m.entity_id from entity_group g join entity_group_member m on m.group_id = g.id where g.organization_id = $1 and g.type = $5 and g.external_id = $6))
    ${inScores}`;

/** The people behind events, as identities. */
export class Identities {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  list(organizationId: string, filter: IdentityFilter, order: { sort: IdentitySort; direction: Direction }, page: PageAsked): Promise<PageOf<IdentityRecord>> {
    const { term, searched, device, group, badge, scores } = filter;
    // Nobody carries a badge yet.
    if (badge !== undefined) return Promise.resolve({ items: [], total: 0 });
    const bounds = dimensions.flatMap((dimension) => [scores[dimension].min ?? null, scores[dimension].max ?? null]);
    const values = [organizationId, term === undefined ? null : anywhere(term), searched, device ?? null, group?.type ?? null, group?.id ?? null, ...bounds];
    return this.database.reading(async (tx) => {
      const { ids, total } = await pageOfIds(tx, { text: matching(order.sort), values, direction: order.direction }, page);
      return { items: await load(tx, organizationId, ids), total };
    }, this.withinMs, 'free');
  }

  /** By the external id, or by the UUID. */
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

  /** An external id is the customer's own and may look like a UUID: it goes first. */
  async entityIdOf(organizationId: string, id: string): Promise<string | null> {
    const [entity] = await this.database.rows<{ id: string }>(
      `select id from (
         select id, 1 as rank from entity where organization_id = $1 and external_id = $2 and deleted_at is null
         union all
         select id, 2 from entity where id = $3 and organization_id is not distinct from $1 and deleted_at is null
       ) found order by rank limit 1`,
      [organizationId, id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : null],
    );
    return entity?.id ?? null;
  }
}

function load(tx: Queryable, organizationId: string, entityIds: readonly string[]): Promise<IdentityRecord[]> {
  return tx.rows<IdentityRecord & Record<string, unknown>>(
    `select ${columns} from unnest($2::uuid[]) with ordinality as asked(id, n)
     join entity e on e.id = asked.id and e.organization_id is not distinct from $1 and e.deleted_at is null left join analysis a on a.entity_id = e.id order by asked.n`,
    [organizationId, entityIds],
  );
}
