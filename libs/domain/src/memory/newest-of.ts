import { recentDays, recentEvents } from '../facts/windows.js';
import { arrivalsAndDepartures } from './arrivals-and-departures.js';
import { placeOf, type RememberedEvent } from './remembered-event.js';

/**
 * The last 32 events within 30 days of the newest, oldest first, and of the two days before those with which somebody came to a
 * network and left it. Events of one moment are told apart by all that facts see of them and never by when they arrived, so that
 * the same events leave the same list whatever their order.
 */
export function newestOf(events: readonly RememberedEvent[]): readonly RememberedEvent[] {
  const all = events.toSorted(byMoment);
  const oldest = (all.at(-1)?.at ?? 0) - recentDays * 86_400_000;
  const newest = all.slice(-recentEvents);
  const before = newest.length === all.length ? [] : arrivalsAndDepartures(all).filter((event) => !newest.includes(event));
  return [...before, ...newest].filter(({ at }) => at >= oldest);
}

function byMoment(one: RememberedEvent, other: RememberedEvent): number {
  if (one.at !== other.at) return one.at - other.at;
  const [here, there] = [JSON.stringify(partsOf(one)), JSON.stringify(partsOf(other))];
  return here < there ? -1 : Number(here > there);
}

const partsOf = (event: RememberedEvent) => [event.type, event.line, event.userAgent, event.sessionId, event.deviceId, event.destination, ...placeOf(event)];
