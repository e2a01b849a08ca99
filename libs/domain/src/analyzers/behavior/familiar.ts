import type { Arrivals } from '../../facts/arrivals.fact.js';

/** Fewer habits than these are none. */
const fewestEvents = 5;
const fewestDays = 3;

/** An exit in the owner's own network is for sale in most countries; one in the owner's own home hardly is. */
const onOwnNetwork = 0.6;

/**
 * How far whatever came within two days came from where this person always is: 1 from addresses that were there before, less
 * from other addresses of the same networks, 0 where one was never there or nothing is usual yet.
 */
export function familiarity({ located, days, ways }: Arrivals): number {
  if (located < fewestEvents || days < fewestDays || ways.length === 0) return 0;
  if (ways.every(({ onAddress }) => onAddress !== null && onAddress > 0)) return 1;
  return ways.every(({ onNetwork }) => onNetwork !== null && onNetwork > 0) ? onOwnNetwork : 0;
}
