import type { Transfer } from '../../facts/transfers.fact.js';
import type { UsualAmounts } from '../../money/usual-amounts.js';

/** How far apart the amounts of somebody are about whom little is known, as the logarithm of a ratio, and how many transfers it takes to know better. */
const presumed = { spread: 0.5, transfers: 4 };

/** Who always sends the same may send the double some day. */
const leastSpread = 0.35;

/** From the median to the ninth decile, in spreads. */
const spreadsToHigh = 1.2816;

/**
 * By how many spreads an amount lies above the median, where a spread is what separates the large from the usual amounts of
 * this person: three times the usual is nothing for whoever pays coffees and rents, and a lot for whoever pays coffees.
 */
export function excessOf(cents: number, { median, high, transfers }: UsualAmounts): number {
  const seen = Math.log(Math.max(1, high) / Math.max(1, median)) / spreadsToHigh;
  const spread = (transfers * seen + presumed.transfers * presumed.spread) / (transfers + presumed.transfers);
  return Math.log(Math.max(1, cents) / Math.max(1, median)) / Math.max(leastSpread, spread);
}

/** From here on an amount is unusual: one in forty of an ordinary person's is. */
export const unusualFrom = 2;

/** The newest transfer, unless more than a day has passed since. */
export function latest(transfers: readonly Transfer[], newestAt: number): Transfer | null {
  const last = transfers.findLast(({ cents, comparable }) => cents !== null && comparable);
  return last !== undefined && newestAt - last.at <= 86_400_000 ? last : null;
}

/** Hundredths, as a person reads them. */
export const written = (cents: number): string => (Math.round(cents) / 100).toFixed(2);

/** How many times the usual it is, as a person reads it. */
export const timesUsual = (cents: number, { median }: UsualAmounts): string => {
  const times = cents / Math.max(1, median);
  return times < 10 ? times.toFixed(1) : String(Math.round(times));
};
