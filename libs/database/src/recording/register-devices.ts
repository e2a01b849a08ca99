import { v7 as uuid } from 'uuid';
import type { Notice } from '../delivery/announce.js';
import { askedFor } from '../delivery/asked-for.js';
import { registeredNotice } from '../devices/device-notices.js';
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
    returning id, organization_id, entity_id, device_id, ${askedFor(['device.registered'], { anyOf: '$2::uuid[]' })} as told`,
});

const ofSomebody = registering('device-register', '(organization_id, entity_id, device_id)');
const ofNobody = registering('device-register-nobodys', '(organization_id, device_id) where entity_id is null');

interface Registered {
  readonly id: string;
  readonly organization_id: string;
  readonly entity_id: string | null;
  readonly device_id: string;
  readonly told: boolean;
}

export interface FirstSights<Sighting> {
  /** The sightings that were the first ever. */
  readonly firsts: ReadonlySet<Sighting>;
  /** To be told with all else at the end of the transaction. */
  readonly notices: readonly Notice[];
}

/** A registration on its way. */
export interface Registering<Sighting> {
  /** Of the first sight of each device: the id that the device has from now on, if it was unknown. */
  readonly idOf: ReadonlyMap<Sighting, string>;
  readonly done: Promise<FirstSights<Sighting>>;
}

/** Registers each device once per person, and once for nobody. */
export const registerDevices = <Sighting extends DeviceSighting>(tx: Queryable, sightings: readonly Sighting[]): Promise<FirstSights<Sighting>> => registeringDevices(tx, sightings).done;

/** The same for who asks on without waiting: whatever he asks finds the devices registered. */
export function registeringDevices<Sighting extends DeviceSighting>(tx: Queryable, sightings: readonly Sighting[]): Registering<Sighting> {
  const nobodys = sightings.filter(({ entityId }) => entityId === null);
  if (nobodys.length === 0) return registerWith(ofSomebody, tx, sightings);
  const own = registerWith(ofSomebody, tx, sightings.filter(({ entityId }) => entityId !== null));
  const others = registerWith(ofNobody, tx, nobodys);
  const done = Promise.all([own.done, others.done]).then(([one, other]) => ({ firsts: new Set([...one.firsts, ...other.firsts]), notices: [...one.notices, ...other.notices] }));
  return { idOf: new Map([...own.idOf, ...others.idOf]), done };
}

function registerWith<Sighting extends DeviceSighting>(register: typeof ofSomebody, tx: Queryable, sightings: readonly Sighting[]): Registering<Sighting> {
  if (sightings.length === 0) return { idOf: new Map(), done: Promise.resolve({ firsts: new Set<Sighting>(), notices: [] }) };
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const group = groups.get(identityOf(sighting));
    if (group) group.push(sighting);
    else groups.set(identityOf(sighting), [sighting]);
  }
  // Rows are locked in one order everywhere, so that groups that share devices cannot deadlock.
  const merged = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({ ...merge(group), id: uuid() }));
  const asked = tx.rows<Registered & Record<string, unknown>>(register, [
    merged.map(({ id }) => id),
    merged.map(({ newest }) => newest.organizationId),
    merged.map(({ newest }) => newest.entityId),
    merged.map(({ newest }) => newest.deviceId),
    merged.map(({ newest }) => newest.details),
    merged.map(({ firstSeenAt }) => firstSeenAt),
    merged.map(({ newest }) => newest.at),
  ]);
  const done = asked.then((rows) => {
    const fresh = rows.map((row) => groups.get(`${row.organization_id} ${row.entity_id} ${row.device_id}`)?.[0]);
    const at = new Date();
    const notices = rows[0]?.told ? rows.map((row) => registeredNotice({ id: row.id, organizationId: row.organization_id, deviceId: row.device_id, entityId: row.entity_id }, at)) : [];
    return { firsts: new Set(fresh.filter((sighting) => sighting !== undefined)), notices };
  });
  return { idOf: new Map(merged.map(({ id, first }) => [first, id])), done };
}

const identityOf = (sighting: DeviceSighting): string => `${sighting.organizationId} ${sighting.entityId} ${sighting.deviceId}`;

function merge<Sighting extends DeviceSighting>(group: readonly Sighting[]): { first: Sighting; newest: Sighting; firstSeenAt: string } {
  const byTime = [...group].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { first: group[0] as Sighting, newest: byTime.at(-1) as Sighting, firstSeenAt: (byTime[0] as Sighting).at };
}
