import { amountOfBucket, bucketOf, habit, isHabitOf } from '../memory/habit.js';
import { type Memory, timesOf } from '../memory/memory.js';
import { isMoney, type Movement } from '../memory/movement.js';
import { centsOfBin } from './money.js';

/** What somebody usually sends, or everybody does. */
export interface UsualAmounts {
  /** How many it is taken from. */
  readonly transfers: number;
  /** Hundredths of the currency, to 2.5 %: half are smaller. */
  readonly median: number;
  /** Nine in ten are smaller. */
  readonly high: number;
}

/** The newest movement of which somebody said how much. */
export const newestAmount = ({ movements }: Memory): (Movement & { readonly cents: number }) | null => {
  const newest = movements.findLast(({ cents }) => cents !== null);
  return newest === undefined || newest.cents === null ? null : { ...newest, cents: newest.cents };
};

/** What was usual in the currency of the newest movement before it; null before the first. */
export function usualBefore(memory: Memory, newest: Movement & { readonly cents: number }): UsualAmounts | null {
  const itself = isMoney(newest.type) ? bucketOf(habit.amountIn(newest.currency, newest.cents)) : null;
  const bins: Bin[] = [];
  for (const counted of memory.counts.keys()) {
    if (!isHabitOf('amount', counted)) continue;
    const bucket = bucketOf(counted);
    const { currency, bin } = amountOfBucket(bucket);
    if (currency === newest.currency) bins.push({ bin, times: timesOf(memory, counted) - (bucket === itself ? 1 : 0) });
  }
  return usualOf(bins);
}

interface Bin {
  readonly bin: number;
  readonly times: number;
}

function usualOf(bins: readonly Bin[]): UsualAmounts | null {
  const transfers = bins.reduce((sum, { times }) => sum + times, 0);
  if (transfers <= 0) return null;
  const ascending = bins.toSorted((a, b) => a.bin - b.bin);
  return { transfers, median: quantile(ascending, transfers, 0.5), high: quantile(ascending, transfers, 0.9) };
}

/** The amount that this share of them does not exceed, to the cent: it goes into sentences. */
function quantile(ascending: readonly Bin[], total: number, share: number): number {
  let seen = 0;
  for (const { bin, times } of ascending) {
    seen += times;
    if (seen >= share * total) return Math.round(centsOfBin(bin));
  }
  return 0;
}
