import { type Facts, recentEvents as most, type RecentEvent } from '@app/domain';
import type { FactReader } from './fact-loader.js';

type Visit = Facts['visits'][number];

export const visits: FactReader<'visits'> = ({ whereabouts }) => withoutStays(visitsAmong(asPlacedLast(whereabouts)));

/** Where there are too many, those go, the oldest first, between two others on the same network: somebody was there before and after. */
function withoutStays(visits: readonly Visit[]): readonly Visit[] {
  let excess = visits.length - most;
  if (excess <= 0) return visits;
  const steps = visits.filter(({ asn }, n) => {
    const isStay = excess > 0 && visits[n - 1]?.asn === asn && visits[n + 1]?.asn === asn;
    if (isStay) excess -= 1;
    return !isStay;
  });
  return steps.slice(-most);
}

/** Addresses stay where they are. Where one was placed twice, it is the data that moved, and the newer place holds for both. */
function asPlacedLast(events: readonly RecentEvent[]): readonly RecentEvent[] {
  const placed = new Map<string | null, RecentEvent>();
  let moved = false;
  for (const event of events) {
    if (event.latitude === null) continue;
    const before = placed.get(event.line);
    moved ||= before !== undefined && !isPlacedAs(before, event);
    placed.set(event.line, event);
  }
  if (!moved) return events;
  return events.map((event) => {
    const last = event.latitude === null ? undefined : placed.get(event.line);
    if (last === undefined || last === event) return event;
    const { latitude, longitude, accuracyKm, country, asn, networkClass } = last;
    return { ...event, latitude, longitude, accuracyKm, country, asn, networkClass };
  });
}

const isPlacedAs = (one: RecentEvent, other: RecentEvent): boolean =>
  one.latitude === other.latitude && one.longitude === other.longitude && one.accuracyKm === other.accuracyKm && one.country === other.country && one.asn === other.asn && one.networkClass === other.networkClass;

function visitsAmong(events: readonly RecentEvent[]): Visit[] {
  const found: Visit[] = [];
  for (const { at, latitude, longitude, accuracyKm, country, asn, networkClass, deviceId } of events) {
    if (latitude === null || longitude === null || accuracyKm === null || networkClass === null) continue;
    found.push({ at, latitude, longitude, accuracyKm, country, asn, networkClass, deviceId: deviceId || null });
  }
  return found;
}
