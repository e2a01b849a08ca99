import type { Facts } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import type { RecentEvent } from '@app/domain';

type Visit = Facts['visits'][number];

export const visits: FactLoader<'visits'> = async ({ recentEvents }) => (await recentEvents()).map((events) => asPlacedLast(events).flatMap(visitOf));

/** Addresses stay where they are. Where one was placed twice, it is the data that moved, and the newer place holds for both. */
function asPlacedLast(events: readonly RecentEvent[]): RecentEvent[] {
  const placed = new Map<string | null, RecentEvent>(events.filter(({ latitude }) => latitude !== null).map((event) => [event.ipAddress, event]));
  return events.map((event) => {
    const last = event.latitude === null ? undefined : placed.get(event.ipAddress);
    if (last === undefined || last === event) return event;
    const { latitude, longitude, accuracyKm, country, asn, networkClass } = last;
    return { ...event, latitude, longitude, accuracyKm, country, asn, networkClass };
  });
}

function visitOf({ at, latitude, longitude, accuracyKm, country, asn, networkClass, deviceId }: RecentEvent): Visit[] {
  if (latitude === null || longitude === null || accuracyKm === null || networkClass === null) return [];
  return [{ at, latitude, longitude, accuracyKm, country, asn, networkClass, deviceId: deviceId || null }];
}
