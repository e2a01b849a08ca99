import type { CanonicalEventType, RememberedEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { Subject } from './subject.js';

/** What facts need of an event. */
export interface RecentEvent extends RememberedEvent {
  /** What the organization's type means to analyzers; null: nothing. */
  readonly eventType: CanonicalEventType | null;
}

/** The newest events of each subject, oldest first, with what their types mean at this moment. */
export async function recentEvents(tx: Queryable, subjects: readonly Subject[], remembered: readonly (readonly RememberedEvent[])[]): Promise<RecentEvent[][]> {
  const organizationOf = (n: number): string => subjects[n]?.organizationId ?? '';
  const types = new Map<string, Set<string>>();
  remembered.forEach((events, n) => {
    const ofOrganization = types.get(organizationOf(n)) ?? new Set<string>();
    types.set(organizationOf(n), ofOrganization);
    for (const { type } of events) ofOrganization.add(type);
  });
  const meaning = await eventTypesOf(tx, [...types].flatMap(([organizationId, raws]) => [...raws].map((raw) => ({ organizationId, raw }))));
  return remembered.map((events, n) => {
    const organizationId = organizationOf(n);
    return events.map((event) => withMeaning(event, meaning({ organizationId, raw: event.type })));
  });
}

/** Written out: spreading thirteen fields of everybody's last events took longer than reading them. */
const withMeaning = (event: RememberedEvent, eventType: CanonicalEventType | null): RecentEvent => ({
  at: event.at,
  type: event.type,
  userAgent: event.userAgent,
  ipAddress: event.ipAddress,
  country: event.country,
  latitude: event.latitude,
  longitude: event.longitude,
  accuracyKm: event.accuracyKm,
  asn: event.asn,
  networkClass: event.networkClass,
  sessionId: event.sessionId,
  deviceId: event.deviceId,
  destination: event.destination,
  eventType,
});
