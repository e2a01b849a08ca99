import { countedPeople, type RecentEvent } from '@app/domain';
import type { Queryable, Statement } from '../database.js';
import { ByPlace } from './by-place.js';
import type { OwnDevices } from './own-devices.js';
import type { Subject } from './subject.js';
import { isDeviceRegarded, isRegarded } from './regarded.js';

/** The newest distinct ones of each kind that are looked at: each of them costs a look down an index. */
const OF_EACH = 3;

/** One more than any fact counts: that there are more shows. */
const MOST = countedPeople + 1;

/** Something that one can meet others in, and who was met there. */
export interface Meeting {
  readonly kind: 'session' | 'destination' | 'device';
  readonly value: string;
  readonly met: Met;
}

/** Who was met somewhere. */
export class Met {
  private read: ReadonlyMap<string, number> | undefined;

  /** `count`: how many were there; more than 50 are 51. `told`: who, and when he was first there, as PostgreSQL tells it. */
  constructor(readonly count: number, private readonly told: string | null) {}

  /**
   * By entity, when each was first there, in ms since 1970. Nobody where there are more than 50: which of them were read is chance,
   * and only that they are many is a fact. Read when it is asked for: mostly it is enough how many they are.
   */
  get people(): ReadonlyMap<string, number> {
    return (this.read ??= readPeople(this.told));
  }
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

const UUID_LENGTH = 36;

const kinds: readonly { readonly kind: Meeting['kind']; readonly of: (event: RecentEvent) => string | null }[] = [
  { kind: 'session', of: ({ sessionId }) => sessionId },
  { kind: 'device', of: ({ deviceId }) => deviceId },
  { kind: 'destination', of: ({ destination }) => destination },
];

/**
 * Who was in the newest sessions of each subject, on its newest devices and among those who sent to the same accounts, and beside
 * it on any of its devices. Asked once for all facts, and once for each of them however many of the batch meet there.
 */
export async function meetings(tx: Queryable, subjects: readonly Subject[], events: readonly (readonly RecentEvent[])[], devices: readonly OwnDevices[]): Promise<{ bySubject: Meeting[][]; byPlace: ByPlace<Met> }> {
  const places = events.map((own, n) => placesOf(own, subjects[n]?.organizationId ?? ''));
  const own = devices.flatMap(({ lastSeen }, n) => lastSeen.flatMap(({ deviceId, disregarded }) => (disregarded ? [] : [deviceOf(subjects[n], deviceId)])));
  const [onTrace, onDevice]: [Place[], Place[]] = [[], []];
  const asked = new ByPlace<true>();
  const ask = (place: Place): void => {
    if (asked.get(place.organizationId, place.kind, place.value)) return;
    asked.set(place.organizationId, place.kind, place.value, true);
    (place.kind === 'device' ? onDevice : onTrace).push(place);
  };
  for (const some of places) some.forEach(ask);
  own.forEach(ask);
  const byPlace = new ByPlace<Met>();
  const look = async (statement: Statement, some: readonly Place[]): Promise<void> => {
    if (some.length === 0) return;
    const rows = await tx.rows<MetRow>(statement, [some.map(({ organizationId }) => organizationId), some.map(({ kind }) => kind), some.map(({ value }) => value)]);
    for (const { n, people, met } of rows) {
      const { organizationId, kind, value } = some[n - 1] as Place;
      byPlace.set(organizationId, kind, value, new Met(people, met));
    }
  };
  await Promise.all([look(onTraces, onTrace), look(onDevices, onDevice)]);
  const bySubject = places.map((some) => some.flatMap(({ organizationId, kind, value }): Meeting[] => {
    const met = byPlace.get(organizationId, kind, value);
    return met ? [{ kind, value, met }] : [];
  }));
  return { bySubject, byPlace };
}

/** The place that a device is. */
export const deviceOf = (subject: Subject | undefined, deviceId: string): Place => ({ organizationId: subject?.organizationId ?? '', kind: 'device', value: deviceId });

function readPeople(met: string | null): Map<string, number> {
  const people = new Map<string, number>();
  for (const one of met === null ? [] : met.split(',')) people.set(one.slice(0, UUID_LENGTH), Number(one.slice(UUID_LENGTH)));
  return people;
}

function placesOf(events: readonly RecentEvent[], organizationId: string): Place[] {
  const places: Place[] = [];
  for (const { kind, of } of kinds) {
    const values = new Set<string>();
    for (let n = events.length - 1; n >= 0 && values.size < OF_EACH; n -= 1) {
      const value = of(events[n] as RecentEvent);
      if (value !== null && value !== '') values.add(value);
    }
    for (const value of values) places.push({ organizationId, kind, value });
  }
  return places;
}
