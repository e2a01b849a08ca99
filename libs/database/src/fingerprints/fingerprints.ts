import type { Database, Queryable } from '../database.js';
import { anywhere, type Direction, type PageAsked, pageOfIds, type PageOf } from '../page.js';

/** A device as the Dregs surface knows it: by its fingerprint, whoever used it. */
export interface FingerprintRecord {
  readonly fingerprint: string;
  readonly ip: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly asn: number | null;
  readonly asName: string | null;
  readonly userAgent: string | null;
  /** Their ids outside, the latest first. */
  readonly identities: readonly string[];
  readonly identityCount: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly disregarded: boolean;
  readonly usedByDisregarded: boolean;
}

export interface FingerprintFilter {
  readonly entityId?: string | undefined;
  readonly term?: string | undefined;
}

export type FingerprintSort = 'lastSeenAt' | 'firstSeenAt';

const sortKeys = { lastSeenAt: 'max(d.last_seen_at)', firstSeenAt: 'min(d.first_seen_at)' } as const;

/** Those who used it and are named. */
const MOST_IDENTITIES = 100;

const matching = (sort: FingerprintSort): string => `
  select d.device_id as id, ${sortKeys[sort]} as key from device d
  where d.organization_id = $1 and d.deleted_at is null
    and ($2::uuid is null or d.device_id in (select u.device_id from device u where u.organization_id = $1 and u.entity_id = $2 and u.deleted_at is null))
    and ($3::text is null or d.device_id ilike $3 or d.user_agent ilike $3 or d.ip_address ilike $3)
  group by d.device_id`;

// The newest row says where it was and what it said of itself; all of them say who used it.
const shown = `
  select asked.id as fingerprint, newest.ip_address as ip, newest.place_city as city, newest.place_country as country, newest.asn::float8 as asn, newest.as_name as "asName",
    newest.user_agent as "userAgent", coalesce(people.ids, '{}') as identities, seen.people as "identityCount", seen.first_at as "firstSeenAt", newest.last_seen_at as "lastSeenAt",
    seen.disregarded, seen.used_by_disregarded as "usedByDisregarded"
  from unnest($2::text[]) with ordinality as asked(id, n)
  cross join lateral (
    select * from device d where d.organization_id = $1 and d.device_id = asked.id and d.deleted_at is null order by d.last_seen_at desc, d.id limit 1
  ) newest
  cross join lateral (
    select count(d.entity_id)::int as people, min(d.first_seen_at) as first_at, bool_or(d.disregarded_at is not null) as disregarded,
      bool_or(exists (select from entity x where x.id = d.entity_id and x.disregarded_at is not null)) as used_by_disregarded
    from device d where d.organization_id = $1 and d.device_id = asked.id and d.deleted_at is null
  ) seen
  cross join lateral (
    select array_agg(coalesce(e.external_id, e.id::text) order by u.last_seen_at desc, u.entity_id) as ids
    from (select entity_id, last_seen_at from device d where d.organization_id = $1 and d.device_id = asked.id and d.deleted_at is null and d.entity_id is not null
      order by d.last_seen_at desc limit ${MOST_IDENTITIES}) u
    join entity e on e.id = u.entity_id and e.deleted_at is null
  ) people
  order by asked.n`;

/** Devices by fingerprint. The table has a row for each person on a device; here these are one. */
export class Fingerprints {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  list(organizationId: string, { entityId, term }: FingerprintFilter, order: { sort: FingerprintSort; direction: Direction }, page: PageAsked): Promise<PageOf<FingerprintRecord>> {
    const values = [organizationId, entityId ?? null, term === undefined ? null : anywhere(term)];
    return this.database.reading(async (tx) => {
      const { ids, total } = await pageOfIds(tx, { text: matching(order.sort), values, direction: order.direction }, page);
      return { items: await load(tx, organizationId, ids), total };
    }, this.withinMs, 'free');
  }

  async find(organizationId: string, fingerprint: string): Promise<FingerprintRecord | null> {
    const [device] = await load(this.database, organizationId, [fingerprint]);
    return device ?? null;
  }
}

/** In the order of the fingerprints. */
function load(tx: Queryable, organizationId: string, fingerprints: readonly string[]): Promise<FingerprintRecord[]> {
  return tx.rows<FingerprintRecord & Record<string, unknown>>(shown, [organizationId, fingerprints]);
}
