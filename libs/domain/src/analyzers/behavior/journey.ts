import type { Visit } from '../../facts/visits.fact.js';
import { distanceKm } from '../../place/coordinates.js';
import { isWhereSomebodyIs } from '../../place/network-class.js';

/** What the fastest airliner covers, door to door generously counted. */
const fastestKmh = 1_000;
/** Nearer than this, it is the data that moved. */
const nearKm = 50;
/** Clocks differ and events arrive out of order: whatever came closer together counts as this far apart. */
const leastHours = 10 / 60;
/**
 * Inside a country two databases disagree by this much about one address in a hundred, from Argentina to Spain, whatever
 * accuracy is claimed for it. About the country itself they agree.
 */
const countryAllowanceKm = 2_400;

/** A place that may be further off than this is no place within a country. About the country itself it may still be right. */
const vagueKm = 200;

/** From one place to the next, with the least that it can have been. */
export interface Leg {
  readonly from: Visit;
  readonly to: Visit;
  readonly atLeastKm: number;
  readonly hours: number;
  readonly kmh: number;
  /** Made between devices that somebody had before, or on one: the body that carries them went nowhere. */
  readonly familiar: boolean;
}

/** The steps that can be judged: between people's own networks, and not inside one network, whose data merely moved. */
export function legsOf(visits: readonly Visit[]): Leg[] {
  const legs: Leg[] = [];
  let from: Visit | null = null;
  const before = new Set<string>();
  for (const to of visits) {
    if (isWhereSomebodyIs(to.networkClass)) {
      if (from !== null && (from.asn === null || from.asn !== to.asn)) legs.push({ ...leg(from, to), familiar: isFamiliar(from, to, before) });
      if (from?.deviceId != null) before.add(from.deviceId);
      from = to;
    }
  }
  return legs;
}

export function crossesBorder({ from, to }: Leg): boolean {
  return from.country !== null && to.country !== null && from.country !== to.country;
}

export function impossible({ atLeastKm, kmh }: Leg): boolean {
  return atLeastKm >= nearKm && kmh > fastestKmh;
}

/**
 * Many impossible legs, all between the same two networks: a roaming phone, or an account with two users. The first legs
 * are not excused, since that is also how a theft begins.
 */
export function toAndFro(legs: readonly Leg[]): boolean {
  const networks = new Set(legs.flatMap(({ from, to }) => [from.asn, to.asn]));
  return legs.length >= 4 && networks.size === 2 && !networks.has(null);
}

/** What arrives was there before what it left, or is the same. Whatever left counts as the owner's: if it was not, it arrived as a stranger before. */
function isFamiliar(from: Visit, to: Visit, before: ReadonlySet<string>): boolean {
  return from.deviceId !== null && to.deviceId !== null && (from.deviceId === to.deviceId || before.has(to.deviceId));
}

function leg(from: Visit, to: Visit): Omit<Leg, 'familiar'> {
  const claimed = Math.max(0, from.accuracyKm) + Math.max(0, to.accuracyKm);
  const sameCountry = from.country !== null && from.country === to.country;
  // Inside a country such an end tells no more than the country.
  const vague = sameCountry && Math.max(from.accuracyKm, to.accuracyKm) > vagueKm;
  const doubt = sameCountry ? Math.max(claimed, countryAllowanceKm) : claimed;
  const atLeastKm = vague ? 0 : Math.max(0, distanceKm(from, to) - doubt);
  const hours = Math.max(leastHours, (to.at - from.at) / 3_600_000);
  return { from, to, atLeastKm, hours, kmh: atLeastKm / hours };
}
