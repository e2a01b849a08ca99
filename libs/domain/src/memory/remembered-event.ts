import { recentDays, recentEvents } from '../facts/windows.js';
import type { NetworkClass } from '../place/network-class.js';

/** What facts need of one of the newest events, as it is stored: what its type means is asked when it is read. */
export interface RememberedEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The type as the organization calls it. */
  readonly type: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly networkClass: NetworkClass | null;
  readonly sessionId: string | null;
  readonly deviceId: string | null;
  /** Where money went: the account, or whose it is when only that is stated. */
  readonly destination: string | null;
}

/** An address that others can be met on. */
export const publicAddressOf = ({ ipAddress, networkClass }: Pick<RememberedEvent, 'ipAddress' | 'networkClass'>): string | null =>
  networkClass === null || networkClass === 'private' ? null : ipAddress;

/**
 * The last 32 events within 30 days of the newest, oldest first. Events of one moment are told apart by all that facts see of
 * them and never by when they arrived, so that the same events leave the same list whatever their order.
 */
export function newestEvents(known: readonly RememberedEvent[], more: readonly RememberedEvent[]): readonly RememberedEvent[] {
  if (more.length === 0) return known;
  const all = [...known, ...more.map(withoutTheRest)].sort(byMoment).slice(-recentEvents);
  const oldest = (all.at(-1)?.at ?? 0) - recentDays * 86_400_000;
  return all.filter(({ at }) => at >= oldest);
}

function byMoment(one: RememberedEvent, other: RememberedEvent): number {
  if (one.at !== other.at) return one.at - other.at;
  const [here, there] = [JSON.stringify(partsOf(one)), JSON.stringify(partsOf(other))];
  return here < there ? -1 : Number(here > there);
}

const partsOf = (event: RememberedEvent) => [event.type, event.ipAddress, event.userAgent, event.sessionId, event.deviceId, event.destination, ...placeOf(event)];

const placeOf = ({ ipAddress, country, latitude, longitude, accuracyKm, asn, networkClass }: RememberedEvent) => [ipAddress, country, latitude, longitude, accuracyKm, asn, networkClass] as const;

const withoutTheRest = ({ at, type, userAgent, ipAddress, country, latitude, longitude, accuracyKm, asn, networkClass, sessionId, deviceId, destination }: RememberedEvent): RememberedEvent =>
  ({ at, type, userAgent, ipAddress, country, latitude, longitude, accuracyKm, asn, networkClass, sessionId, deviceId, destination });

const isAtSamePlace = (one: RememberedEvent, other: RememberedEvent): boolean =>
  one.ipAddress === other.ipAddress && one.asn === other.asn && one.country === other.country && one.networkClass === other.networkClass &&
  one.latitude === other.latitude && one.longitude === other.longitude && one.accuracyKm === other.accuracyKm;

type Place = ReturnType<typeof placeOf>;

const isPlaceOf = (place: Place, { ipAddress, country, latitude, longitude, accuracyKm, asn, networkClass }: RememberedEvent): boolean =>
  place[0] === ipAddress && place[1] === country && place[2] === latitude && place[3] === longitude && place[4] === accuracyKm && place[5] === asn && place[6] === networkClass;

/** Time since the one before, then places in the lists of texts (0: null) and of places. */
type Stored = readonly [since: number, type: number, userAgent: number, sessionId: number, deviceId: number, destination: number, place: number];

/** As few characters as a handful of lines does it with: people do the same things from the same places. */
export function rememberedToText(events: readonly RememberedEvent[]): string {
  const texts = new Map<string, number>();
  const places: Place[] = [];
  const onAddress = new Map<string | null, number[]>();
  const text = (value: string | null): number => (value === null ? 0 : placeIn(texts, value) + 1);
  let [before, last]: [RememberedEvent | undefined, Stored | undefined] = [undefined, undefined];
  const numberOf = (event: RememberedEvent): number => {
    const known = onAddress.get(event.ipAddress) ?? [];
    const same = known.find((number) => isPlaceOf(places[number] as Place, event));
    if (same !== undefined) return same;
    onAddress.set(event.ipAddress, [...known, places.length]);
    return places.push(placeOf(event)) - 1;
  };
  const stored: Stored[] = [];
  for (const event of events) {
    // Mostly people stay where they are, and go on with what they have.
    last = before === undefined || last === undefined
      ? [event.at, text(event.type), text(event.userAgent), text(event.sessionId), text(event.deviceId), text(event.destination), numberOf(event)]
      : [
          event.at - before.at,
          event.type === before.type ? last[1] : text(event.type),
          event.userAgent === before.userAgent ? last[2] : text(event.userAgent),
          event.sessionId === before.sessionId ? last[3] : text(event.sessionId),
          event.deviceId === before.deviceId ? last[4] : text(event.deviceId),
          event.destination === before.destination ? last[5] : text(event.destination),
          isAtSamePlace(event, before) ? last[6] : numberOf(event),
        ];
    stored.push(last);
    before = event;
  }
  return JSON.stringify([[...texts.keys()], places, stored]);
}

function placeIn(list: Map<string, number>, value: string): number {
  const known = list.get(value);
  if (known !== undefined) return known;
  list.set(value, list.size);
  return list.size - 1;
}

export function rememberedFromText(stored: string): RememberedEvent[] {
  const [texts, places, events] = JSON.parse(stored) as [string[], Place[], Stored[]];
  const text = (place: number): string | null => (place === 0 ? null : (texts[place - 1] ?? null));
  let at = 0;
  // By their numbers: taking dozens of lists of everybody apart by names took as long as parsing them.
  return events.map((one) => {
    at += one[0];
    const place = places[one[6]] as Place;
    return {
      at,
      type: text(one[1]) ?? '',
      userAgent: text(one[2]),
      ipAddress: place[0],
      country: place[1],
      latitude: place[2],
      longitude: place[3],
      accuracyKm: place[4],
      asn: place[5],
      networkClass: place[6],
      sessionId: text(one[3]),
      deviceId: text(one[4]),
      destination: text(one[5]),
    };
  });
}
