import { countedPeople } from '@app/domain';
import type { Queryable, Statement } from '../database.js';
import type { OwnDevices } from './own-devices.js';
import type { RecentEvent } from '@app/domain';
import type { Subject } from './subject.js';
import { isDeviceRegarded, isRegarded } from './regarded.js';

/** The newest distinct ones of each kind that are looked at: each of them costs a look down an index. */
const OF_EACH = 3;

/** One more than any fact counts: that there are more shows. */
const MOST = countedPeople + 1;

/** Something that one can meet others in, and who was met there. */
export interface Meeting extends Met {
  readonly kind: 'session' | 'destination' | 'device';
  readonly value: string;
}

/** Who was met there. */
export interface Met {
  /** How many were there; more than 50 are 51. */
  readonly count: number;
  /** By entity, when each was first there, in ms since 1970. Nobody where there are more than 50: which of them were read is chance, and only that they are many is a fact. */
  readonly people: ReadonlyMap<string, number>;
}

const asked = 'unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as a(organization_id, kind, value, n)';
// One text and not an array: it is split here in a fraction of the time.
const together = `select a.n::int as n, count(*)::int as people,
  case when count(*) <= ${countedPeople} then string_agg(met.entity_id || ' ' || round(extract(epoch from met.first_at) * 1000), ',') end as met`;

const onTraces = {
  name: 'facts-met-on-traces',
  text: `${together} from ${asked}
    cross join lateral (
      select t.entity_id, t.first_at from trace t
      where t.organization_id = a.organization_id and t.kind = a.kind and t.value = a.value and ${isRegarded('t.entity_id')} limit ${MOST}
    ) met group by a.n`,
};

const onDevices = {
  name: 'facts-met-on-devices',
  text: `${together} from ${asked}
    cross join lateral (
      select d.entity_id, d.first_seen_at as first_at from device d
      where d.organization_id = a.organization_id and d.device_id = a.value and d.entity_id is not null and d.deleted_at is null and ${isRegarded('d.entity_id')}
        and ${isDeviceRegarded('a.value', 'a.organization_id')}
      limit ${MOST}
    ) met group by a.n`,
};

interface MetRow extends Record<string, unknown> {
  n: number;
  people: number;
  /** Who, and when he was first there in ms since 1970. */
  met: string | null;
}

/** Where one can meet others. */
export interface Place {
  readonly organizationId: string;
  readonly kind: Meeting['kind'];
  readonly value: string;
}

/** With what tells it from others, put together once. */
interface Asked extends Place {
  readonly key: string;
}

const UUID_LENGTH = 36;

const kinds: readonly { readonly kind: Meeting['kind']; readonly of: (event: RecentEvent) => string | null }[] = [
  { kind: 'session', of: ({ sessionId }) => sessionId },
  { kind: 'device', of: ({ deviceId }) => deviceId },
  { kind: 'destination', of: ({ destination }) => destination },
];

/** Tells places apart. */
export const placeKey = ({ organizationId, kind, value }: Place): string => `${organizationId} ${kind} ${value}`;

/**
 * Who was in the newest sessions of each subject, on its newest devices and among those who sent to the same accounts, and beside
 * it on any of its devices. Asked once for all facts, and once for each of them however many of the batch meet there.
 */
export async function meetings(tx: Queryable, subjects: readonly Subject[], events: readonly (readonly RecentEvent[])[], devices: readonly OwnDevices[]): Promise<{ bySubject: Meeting[][]; byPlace: ReadonlyMap<string, Met> }> {
  const places = events.map((own, n) => placesOf(own, subjects[n]?.organizationId ?? ''));
  const own = devices.flatMap(({ lastSeen }, n) => lastSeen.flatMap(({ deviceId, disregarded }) => (disregarded ? [] : [withKey(deviceOf(subjects[n], deviceId))])));
  const distinct = new Map([...places.flat(), ...own].map((place) => [place.key, place]));
  const all = [...distinct.values()];
  const byPlace = new Map<string, Met>();
  const look = async (statement: Statement, some: readonly Asked[]): Promise<void> => {
    if (some.length === 0) return;
    const rows = await tx.rows<MetRow>(statement, [some.map(({ organizationId }) => organizationId), some.map(({ kind }) => kind), some.map(({ value }) => value)]);
    for (const { n, people, met } of rows) byPlace.set((some[n - 1] as Asked).key, { count: people, people: readPeople(met) });
  };
  await Promise.all([look(onTraces, all.filter(({ kind }) => kind !== 'device')), look(onDevices, all.filter(({ kind }) => kind === 'device'))]);
  const bySubject = places.map((own) => own.flatMap((place) => {
    const met = byPlace.get(place.key);
    return met ? [{ kind: place.kind, value: place.value, ...met }] : [];
  }));
  return { bySubject, byPlace };
}

const withKey = ({ organizationId, kind, value }: Place): Asked => ({ organizationId, kind, value, key: placeKey({ organizationId, kind, value }) });

/** The place that a device is. */
export const deviceOf = (subject: Subject | undefined, deviceId: string): Place => ({ organizationId: subject?.organizationId ?? '', kind: 'device', value: deviceId });

function readPeople(met: string | null): Map<string, number> {
  const people = new Map<string, number>();
  for (const one of met === null ? [] : met.split(',')) people.set(one.slice(0, UUID_LENGTH), Number(one.slice(UUID_LENGTH)));
  return people;
}

function placesOf(events: readonly RecentEvent[], organizationId: string): Asked[] {
  const places: Asked[] = [];
  for (const { kind, of } of kinds) {
    const values = new Set<string>();
    for (let n = events.length - 1; n >= 0 && values.size < OF_EACH; n -= 1) {
      const value = of(events[n] as RecentEvent);
      if (value !== null && value !== '') values.add(value);
    }
    for (const value of values) places.push(withKey({ organizationId, kind, value }));
  }
  return places;
}
