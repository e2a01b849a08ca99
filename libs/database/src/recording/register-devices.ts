import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';

/** One sight of a device: which person, when, and what it said of itself. */
export interface DeviceSighting {
  readonly organizationId: string;
  /** Null: nobody said yet who it is. */
  readonly entityId: string | null;
  readonly deviceId: string;
  readonly at: string;
  /** JSON. */
  readonly details: string;
}

// A known device is left alone: its row would be locked until the commit, and every group with that device would wait.
const registering = (name: string, once: string) => ({
  name,
  text: `insert into device (id, organization_id, entity_id, device_id, details, first_seen_at, last_seen_at)
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[])
    on conflict ${once} do nothing
    returning organization_id, entity_id, device_id`,
});

const ofSomebody = registering('device-register', '(organization_id, entity_id, device_id)');
const ofNobody = registering('device-register-nobodys', '(organization_id, device_id) where entity_id is null');

/** Registers each device once per person, and once for nobody. Answers the sightings that were the first ever. */
export async function registerDevices<Sighting extends DeviceSighting>(tx: Queryable, sightings: readonly Sighting[]): Promise<Set<Sighting>> {
  const nobodys = sightings.filter(({ entityId }) => entityId === null);
  const first = await registerWith(ofSomebody, tx, nobodys.length === 0 ? sightings : sightings.filter(({ entityId }) => entityId !== null));
  return nobodys.length === 0 ? first : new Set([...first, ...(await registerWith(ofNobody, tx, nobodys))]);
}

async function registerWith<Sighting extends DeviceSighting>(register: typeof ofSomebody, tx: Queryable, sightings: readonly Sighting[]): Promise<Set<Sighting>> {
  if (sightings.length === 0) return new Set();
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const group = groups.get(identityOf(sighting));
    if (group) group.push(sighting);
    else groups.set(identityOf(sighting), [sighting]);
  }
  // Rows are locked in one order everywhere, so that groups that share devices cannot deadlock.
  const merged = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => merge(group));
  const rows = await tx.rows<{ organization_id: string; entity_id: string | null; device_id: string }>(register, [
    merged.map(() => uuid()),
    merged.map(({ newest }) => newest.organizationId),
    merged.map(({ newest }) => newest.entityId),
    merged.map(({ newest }) => newest.deviceId),
    merged.map(({ newest }) => newest.details),
    merged.map(({ firstSeenAt }) => firstSeenAt),
    merged.map(({ newest }) => newest.at),
  ]);
  const fresh = rows.map((row) => groups.get(`${row.organization_id} ${row.entity_id} ${row.device_id}`)?.[0]);
  return new Set(fresh.filter((sighting) => sighting !== undefined));
}

const identityOf = (sighting: DeviceSighting): string => `${sighting.organizationId} ${sighting.entityId} ${sighting.deviceId}`;

function merge<Sighting extends DeviceSighting>(group: readonly Sighting[]): { newest: Sighting; firstSeenAt: string } {
  const byTime = [...group].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { newest: byTime.at(-1) as Sighting, firstSeenAt: (byTime[0] as Sighting).at };
}
