import { countedPeople } from '@app/domain';
import type { Queryable } from '../database.js';
import type { Subject } from './subject.js';

/** So many devices of somebody are looked at: in the order of their ids, since any other would sort all that there are. */
const MOST = 200;
/** Of these the ones that were seen last are told one by one. */
const NEWEST = 10;

// Whoever and whatever is disregarded is found by an index of those alone, which is next to empty.
const own = {
  name: 'facts-own-devices',
  text: `select s.n::int as n, d.known::int as known, extract(epoch from d.newest)::float8 * 1000 as newest, d.disregarded, d.details, d.user_agent, shared.people::int as people
    from unnest($1::uuid[], $2::uuid[]) with ordinality as s(organization_id, entity_id, n)
    cross join lateral (
      select device_id, details, user_agent, disregarded, count(*) over () as known, max(first_seen_at) over () as newest, last_seen_at,
        row_number() over (order by disregarded, last_seen_at desc, device_id) as place, row_number() over (order by last_seen_at desc, device_id) as recency
      from (
        select u.device_id, u.details, u.user_agent, u.first_seen_at, u.last_seen_at,
          exists (select from device x where x.device_id = u.device_id and x.organization_id is not distinct from s.organization_id and x.disregarded_at is not null) as disregarded
        from device u where u.organization_id = s.organization_id and u.entity_id = s.entity_id and u.deleted_at is null
        order by u.device_id limit ${MOST}
      ) known
    ) d
    left join lateral (
      select count(*) as people from (
        select 1 from device o
        where o.organization_id = s.organization_id and o.device_id = d.device_id and o.entity_id is not null and o.deleted_at is null
          and not exists (select from entity x where x.id = o.entity_id and x.disregarded_at is not null)
        limit ${countedPeople}
      ) counted
    ) shared on not d.disregarded
    where d.place <= ${NEWEST} or d.recency = 1
    order by s.n, d.last_seen_at desc, d.device_id`,
};

interface Row extends Record<string, unknown> {
  n: number;
  known: number;
  newest: number;
  disregarded: boolean;
  details: Record<string, unknown>;
  user_agent: string | null;
  people: number | null;
}

export interface OwnDevice {
  readonly details: Record<string, unknown>;
  readonly userAgent: string | null;
  readonly disregarded: boolean;
  /** A device is one row per person on it, so its rows are its people: at most 50, disregarded ones left out. 0 where the device itself is. */
  readonly people: number;
}

export interface OwnDevices {
  readonly known: number;
  /** When the newest of them appeared, in ms since 1970. */
  readonly newestAt: number | null;
  /** The last ones that were seen, the newest first. */
  readonly lastSeen: readonly OwnDevice[];
}

/** The devices of each subject, in the order of `subjects`. */
export async function ownDevices(tx: Queryable, subjects: readonly Subject[]): Promise<OwnDevices[]> {
  const rows = await tx.rows<Row>(own, [subjects.map((s) => s.organizationId), subjects.map((s) => s.entityId)]);
  const found = subjects.map(() => ({ known: 0, newestAt: null as number | null, lastSeen: [] as OwnDevice[] }));
  for (const { n, known, newest, disregarded, details, user_agent: userAgent, people } of rows) {
    const one = found[n - 1];
    if (!one) continue;
    one.known = known;
    one.newestAt = Math.round(newest);
    one.lastSeen.push({ details, userAgent, disregarded, people: people ?? 0 });
  }
  return found;
}
