import { isHabitOf, amountOfBucket, bucketOf, type Habit } from './habit.js';
import { type Counts, type Memory, nothing, timesOf } from './memory.js';
import { centsOfBin } from '../money/money.js';

/** What is usual in an organization: the memories of its entities added up. What one of them did is not in it. */
export interface Population {
  readonly entities: number;
  /** How often each habit occurred among all of them. */
  readonly events: Memory;
  /** How many of them have each habit. */
  readonly people: Memory;
}

export const nobody: Population = { entities: 0, events: nothing, people: nothing };

/** With these people as well. Seasons are those of everybody's own newest event, so that a sum does not depend on who was last there. */
export function populationWith(population: Population, memories: readonly Memory[]): Population {
  const events = new Map(population.events.counts);
  const people = new Map(population.people.counts);
  for (const memory of memories) {
    for (const [habit, counts] of memory.counts) {
      add(events, habit, counts);
      add(people, habit, [1, 0, 0]);
    }
  }
  return {
    entities: population.entities + memories.length,
    events: { ...nothing, counts: events },
    people: { ...nothing, counts: people },
  };
}

function add(sums: Map<Habit, Counts>, habit: Habit, [now, before, longAgo]: Counts): void {
  const sum = sums.get(habit) ?? [0, 0, 0];
  sums.set(habit, [sum[0] + now, sum[1] + before, sum[2] + longAgo]);
}

/** The amounts in a currency that these shares of all transfers do not exceed, in hundredths, and how many transfers there are. */
export function amountsIn({ events }: Population, currency: number, shares: readonly number[]): { readonly transfers: number; readonly amounts: readonly number[] } {
  const bins: { bin: number; times: number }[] = [];
  for (const habit of events.counts.keys()) {
    if (!isHabitOf('amount', habit)) continue;
    const { currency: other, bin } = amountOfBucket(bucketOf(habit));
    if (other === currency) bins.push({ bin, times: timesOf(events, habit) });
  }
  bins.sort((a, b) => a.bin - b.bin);
  const transfers = bins.reduce((sum, { times }) => sum + times, 0);
  return { transfers, amounts: shares.map((share) => amountAt(bins, share * transfers)) };
}

function amountAt(ascending: readonly { readonly bin: number; readonly times: number }[], rank: number): number {
  let seen = 0;
  for (const { bin, times } of ascending) {
    seen += times;
    if (seen >= rank) return Math.round(centsOfBin(bin));
  }
  return 0;
}
