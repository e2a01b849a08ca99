import type { Queryable } from '../database.js';
import type { Subject } from './subject.js';
import { isDeviceRegarded } from './regarded.js';

/** So many devices of somebody are looked at: in the order of their ids, since any other would sort all that there are. */
const MOST = 200;
/** Of these the ones that were seen last are told one by one. */
const NEWEST = 10;

const columns = `extract(epoch from d.first_seen_at)::float8 * 1000 as "firstSeenAt", d.device_id as "deviceId", d.disregarded, d.details, d.user_agent as "userAgent"`;

const ofSubject = `
    select u.device_id, u.details, u.user_agent, u.first_seen_at, u.last_seen_at,
      not ${isDeviceRegarded('u.device_id', 's.organization_id')} as disregarded
    from device u where u.organization_id = s.organization_id and u.entity_id = s.entity_id and u.deleted_at is null
    order by u.device_id`;

// Hardly anybody has more, and these need no ranking.
const few = {
  name: 'facts-own-devices',
  text: `select s.n, ${columns}
    from unnest($1::int[], $2::uuid[], $3::uuid[]) as s(n, organization_id, entity_id)
    cross join lateral (${ofSubject} limit ${NEWEST + 1}) d
    order by s.n, d.last_seen_at desc, d.device_id`,
};

const many = {
  name: 'facts-own-devices-of-many',
  text: `select s.n, d.known::int as known, extract(epoch from d.newest)::float8 * 1000 as newest, ${columns}
    from unnest($1::int[], $2::uuid[], $3::uuid[]) as s(n, organization_id, entity_id)
    cross join lateral (
      select known.*, count(*) over () as known, max(first_seen_at) over () as newest,
        row_number() over (order by disregarded, last_seen_at desc, device_id) as place, row_number() over (order by last_seen_at desc, device_id) as recency
      from (${ofSubject} limit ${MOST}) known
    ) d
    where d.place <= ${NEWEST} or d.recency = 1
    order by s.n, d.last_seen_at desc, d.device_id`,
};

interface Row extends OwnDevice, Record<string, unknown> {
  readonly n: number;
}

export interface OwnDevice {
  readonly deviceId: string;
  /** Milliseconds since 1970. */
  readonly firstSeenAt: number;
  readonly details: Record<string, unknown>;
  readonly userAgent: string | null;
  readonly disregarded: boolean;
}

export interface OwnDevices {
  readonly known: number;
  /** When the newest of them appeared, in ms since 1970. */
  readonly newestAt: number | null;
  /** The last ones that were seen, the newest first. */
  readonly lastSeen: readonly OwnDevice[];
}

export const noDevices: OwnDevices = { known: 0, newestAt: null, lastSeen: [] };

/** Whose devices are asked for. */
type Owner = Pick<Subject, 'organizationId' | 'entityId'>;

/** The devices of each subject, in the order of `subjects`. */
export async function ownDevices(tx: Queryable, subjects: readonly Owner[]): Promise<OwnDevices[]> {
  const found = subjects.map((): OwnDevices & { lastSeen: OwnDevice[] } => ({ known: 0, newestAt: null, lastSeen: [] }));
  const all = subjects.map((_, n) => n);
  for (const row of await tx.rows<Row>(few, parametersOf(subjects, all))) {
    const { known, newestAt, lastSeen } = found[row.n] as (typeof found)[number];
    lastSeen.push(row);
    found[row.n] = { known: known + 1, newestAt: Math.max(newestAt ?? 0, Math.round(row.firstSeenAt)), lastSeen };
  }
  const crowded = all.filter((n) => (found[n]?.known ?? 0) > NEWEST);
  if (crowded.length === 0) return found;
  for (const n of crowded) found[n] = { known: 0, newestAt: null, lastSeen: [] };
  for (const row of await tx.rows<Row & { readonly known: number; readonly newest: number }>(many, parametersOf(subjects, crowded))) {
    const lastSeen = found[row.n]?.lastSeen ?? [];
    lastSeen.push(row);
    found[row.n] = { known: row.known, newestAt: Math.round(row.newest), lastSeen };
  }
  return found;
}

const parametersOf = (subjects: readonly Owner[], some: readonly number[]): unknown[] => [some, some.map((n) => subjects[n]?.organizationId), some.map((n) => subjects[n]?.entityId)];
