import { bucketOf, type HabitKind, habitKinds, kindOf } from './habit.js';
import type { Memory } from './memory.js';

/** What a memory counts, kind by kind. */
export interface Totals {
  /** How many events were counted under the kind. */
  times(kind: HabitKind): number;
  /** In how many buckets. */
  buckets(kind: HabitKind): number;
  /** How many in each hour of the day, UTC. */
  readonly hours: readonly number[];
}

/** In one walk: a memory is a hundred habits long, and half a dozen facts of everybody ask for one of these. */
export function totalsOf({ counts }: Memory): Totals {
  const times = new Array<number>(numbers).fill(0);
  const buckets = new Array<number>(numbers).fill(0);
  const hours = new Array<number>(habitKinds.hour.buckets).fill(0);
  counts.forEach((count, habit) => {
    const kind = kindOf(habit);
    const all = count[0] + count[1] + count[2];
    times[kind] = (times[kind] as number) + all; // of as many as there are kinds
    buckets[kind] = (buckets[kind] as number) + 1;
    if (kind === habitKinds.hour.number) hours[bucketOf(habit)] = all;
  });
  return { times: (kind) => times[habitKinds[kind].number] ?? 0, buckets: (kind) => buckets[habitKinds[kind].number] ?? 0, hours };
}

const numbers = Object.keys(habitKinds).length;
