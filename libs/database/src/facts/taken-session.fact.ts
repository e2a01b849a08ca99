import { agentFamily, type CanonicalEventType, type Facts, familiesOnSystem, familyHabit, habitsFromDays, habitsFromEvents, publicLineOf, type RecentEvent, sensitiveTypes, systemOf } from '@app/domain';
import type { FactReader, PersonAtHand } from './fact-loader.js';
import { comparedMs, failed, HabitsBefore, habitsOfArrival } from './habits-before.js';

type Taken = NonNullable<Facts['takenSession']>;

const dayMs = 86_400_000;
const momentMs = 60_000;

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);
const computers: ReadonlySet<ReturnType<typeof systemOf>> = new Set(['Windows', 'macOS', 'Linux', 'ChromeOS'] as const);
const logins: ReadonlySet<CanonicalEventType | null> = new Set<CanonicalEventType>(['LOGIN_SUCCESS', 'REGISTRATION']);

/** Mostly a session stays on one line or on one machine, and nothing is looked up. */
export const takenSession: FactReader<'takenSession'> = (person) => {
  const { recentEvents } = person;
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  for (let n = recentEvents.length - 1; n > 0; n -= 1) {
    const event = recentEvents[n] as RecentEvent;
    if (newestAt - event.at > comparedMs) break;
    const last = event.sessionId ? lastInSession(recentEvents, n) : undefined;
    if (last === undefined || last.line === event.line || (last.userAgent === event.userAgent && last.deviceId === event.deviceId)) continue;
    const taken = takenBy(event, recentEvents.slice(0, n), person);
    if (taken !== null) return taken;
  }
  return null;
};

/** The one before the `n`th in its session. */
function lastInSession(events: readonly RecentEvent[], n: number): RecentEvent | undefined {
  for (let earlier = n - 1; earlier >= 0; earlier -= 1) if (events[earlier]?.sessionId === events[n]?.sessionId) return events[earlier];
  return undefined;
}

function takenBy(event: RecentEvent, before: readonly RecentEvent[], person: PersonAtHand): Facts['takenSession'] {
  const { at, sessionId, asn, networkClass } = event;
  if (asn === null || publicLineOf(event) === null || networkClass === 'relay' || failed(event)) return null;
  const own = before.filter((one) => one.sessionId === sessionId);
  // A session that is all there is may be the account's name; of who logs in nowhere, nobody knows whether he did.
  if (own.length === before.length || !before.some(({ eventType }) => logins.has(eventType)) || hasLoggedIn(event, person.recentEvents)) return null;
  const habits = new HabitsBefore(person.memory);
  const newPlace = newPlaceOf(event, { own, before, habits, person });
  const machine = newPlace === null ? null : machineOf(event, { own, before, habits, person, isInOwnNetwork: newPlace === 'address' });
  if (newPlace === null || machine === null) return null;
  const ownLines = new Set(own.map((one) => one.line));
  const there = person.recentEvents.filter((one) => one.at >= at && one.sessionId === sessionId && !ownLines.has(one.line));
  return { afterMs: at - (own.at(-1) as RecentEvent).at, newPlace, machine, sensitiveEvents: there.filter(({ eventType }) => sensitive.has(eventType)).length }; // own is not empty
}

/** From the line or with the device of this event, whatever the session; a page may be told of a moment before the login that led to it. */
const hasLoggedIn = ({ at, line, deviceId }: RecentEvent, events: readonly RecentEvent[]): boolean =>
  events.some((one) => one.at <= at + momentMs && logins.has(one.eventType) && (one.line === line || (Boolean(deviceId) && one.deviceId === deviceId)));

interface Known {
  /** What came before in the session, and all that did. */
  readonly own: readonly RecentEvent[];
  readonly before: readonly RecentEvent[];
  readonly habits: HabitsBefore;
  readonly person: PersonAtHand;
}

/** Null where somebody had been there, or nothing is usual yet. */
function newPlaceOf(event: RecentEvent, { own, before, habits, person: { memory, totals, recentEvents } }: Known): Taken['newPlace'] | null {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  const since = recentEvents.filter(({ at, country }) => newestAt - at <= comparedMs && country !== null).length;
  if (event.at - memory.since < habitsFromDays * dayMs || habits.timesOfKind('country', { all: totals.times('country'), since }) < habitsFromEvents) return null;
  const { address, asn, country } = habitsOfArrival(event);
  if (address === null || asn === null || own.some((one) => publicLineOf(one) === null) || before.some(({ line }) => line === event.line) || habits.timesAt({ address, asn }) > 0) return null;
  if (habits.times(asn) > 0 || before.some((one) => one.asn === event.asn)) return 'address';
  return country !== null && habits.times(country) === 0 && before.every((one) => one.country !== event.country) ? 'country' : 'network';
}

/** Null where it may be the one that the session was on, or one that its owner has. */
function machineOf({ userAgent, deviceId, at }: RecentEvent, { own, before, habits, person: { devices }, isInOwnNetwork }: Known & { readonly isInOwnNetwork: boolean }): Taken['machine'] | null {
  // Of one network two addresses and two machines may be a telephone on its way, and the browser that its app opens.
  const mayRoam = isInOwnNetwork && !own.every((one) => computers.has(systemOf(one.userAgent ?? '')));
  if (userAgent && own.every((one) => one.userAgent)) {
    const [family, system] = [agentFamily(userAgent), systemOf(userAgent)];
    const isNew = (families: readonly string[]): boolean => families.every((one) => habits.times(familyHabit(one)) === 0);
    const isOtherSystem = system !== null && before.every((one) => systemOf(one.userAgent ?? '') !== system) && isNew(familiesOnSystem(userAgent));
    if (isOtherSystem || (!mayRoam && before.every((one) => agentFamily(one.userAgent ?? '') !== family) && isNew([family]))) return 'other';
  }
  if (mayRoam || own.some((one) => !one.deviceId || one.deviceId === deviceId)) return null;
  if (!deviceId) return before.every((one) => one.deviceId) ? 'unnamed' : null;
  const firstSeenAt = devices.lastSeen.find((device) => device.deviceId === deviceId)?.firstSeenAt;
  return (firstSeenAt === undefined || Math.round(firstSeenAt) >= at) && before.every((one) => one.deviceId !== deviceId) ? 'other' : null;
}
