import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import type { NetworkClass } from '../place/network-class.js';

/** What facts need of one of the newest events, as it is stored: what its type means is asked when it is read. */
export interface RememberedEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The type as the organization calls it. */
  readonly type: string;
  readonly userAgent: string | null;
  /** Of its address: see `lineOf`. */
  readonly line: string | null;
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

/** A line that others can be met on. */
export const publicLineOf = ({ line, networkClass }: Pick<RememberedEvent, 'line' | 'networkClass'>): string | null =>
  networkClass === null || networkClass === 'private' ? null : line;

/** One of them as facts see it. */
export interface RecentEvent extends RememberedEvent {
  /** What the organization's type means to analyzers; null: nothing. */
  readonly eventType: CanonicalEventType | null;
}

/** Where an event came from, as it is stored. */
export type Place = readonly [line: string | null, country: string | null, latitude: number | null, longitude: number | null, accuracyKm: number | null, asn: number | null, networkClass: NetworkClass | null];

export const placeOf = ({ line, country, latitude, longitude, accuracyKm, asn, networkClass }: RememberedEvent): Place => [line, country, latitude, longitude, accuracyKm, asn, networkClass];

export const isPlaceOf = (place: Place, { line, country, latitude, longitude, accuracyKm, asn, networkClass }: RememberedEvent): boolean =>
  place[0] === line && place[1] === country && place[2] === latitude && place[3] === longitude && place[4] === accuracyKm && place[5] === asn && place[6] === networkClass;
