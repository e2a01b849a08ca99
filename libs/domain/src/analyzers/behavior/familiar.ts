import type { Arrivals } from '../../facts/arrivals.fact.js';
import type { Visit } from '../../facts/visits.fact.js';
import { habitsFromDays, habitsFromEvents } from '../../facts/windows.js';

/** An exit in the owner's own network is for sale in most countries; one in the owner's own home hardly is. */
const onOwnNetwork = 0.6;

/** Nobody can say where it was: neither here nor there. */
const inDoubt = 0.5;

/**
 * How far whatever came within two days came from where this person always is: 1 from addresses that were there before, less
 * from other addresses of the same networks, 0 where one was never there or nothing is usual yet. A backend that sends no
 * addresses accuses nobody by that: what it keeps to itself might be home.
 */
export function familiarity({ located, days, ways }: Arrivals): number {
  if (ways.every(({ country, onAddress, onNetwork }) => country === null && onAddress === null && onNetwork === null)) return inDoubt;
  if (located < habitsFromEvents || days < habitsFromDays) return 0;
  if (ways.every(({ onAddress }) => onAddress !== null && onAddress > 0)) return 1;
  return ways.every(({ onNetwork }) => onNetwork !== null && onNetwork > 0) ? onOwnNetwork : 0;
}

const hourMs = 3_600_000;
/** A device that was there for so long before is as good as another one: nobody waits longer. */
const waitedMs = 72 * hourMs;

/** Where something was done, against where this person was before. */
export interface Surroundings {
  /** As `familiarity`, of the place of that moment alone. */
  readonly familiar: number;
  /** It came from a network on which this person, who has habits, had never been seen; from such a country. */
  readonly isElsewhere: boolean;
  readonly isAbroad: boolean;
}

/**
 * A lock is changed where whoever changes it is at home. What the days around it came from says less: an owner sets the new
 * phone up on the network of the old one and pays on the way to work, a thief does neither. A network is known by what was
 * done on it before on another device.
 */
export function surroundingsAt(at: number, visits: readonly Visit[], arrivals: Arrivals): Surroundings {
  const always = familiarity(arrivals);
  const there = visits.find((visit) => visit.at >= at && visit.at - at < hourMs);
  // So much has been done since that nobody can say where it was.
  const isForgotten = visits[0] !== undefined && visits[0].at > at;
  if (there === undefined || there.asn === null || isForgotten) return { familiar: Math.max(always, isForgotten ? inDoubt : 0), isElsewhere: false, isAbroad: false };
  const before = visits.filter((visit) => visit.at < there.at);
  const known = before.some((visit) => visit.asn === there.asn && (visit.deviceId !== there.deviceId || there.at - visit.at >= waitedMs));
  const hasHabits = arrivals.located >= habitsFromEvents;
  // The last events reach back some days, the arrivals months, but those do not say which network is which.
  const isElsewhere = hasHabits && arrivals.ways.some(({ onNetwork }) => onNetwork === 0) && before.every(({ asn }) => asn !== there.asn);
  return {
    familiar: Math.max(always, known ? onOwnNetwork : 0),
    isElsewhere,
    isAbroad: isElsewhere && arrivals.ways.some(({ inCountry }) => inCountry === 0) && before.every(({ country }) => country !== there.country),
  };
}
