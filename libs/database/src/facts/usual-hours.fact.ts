import { countsLately, habitOf } from '@app/domain';
import type { FactReader } from './fact-loader.js';
import { failed } from './habits-before.js';
import { tally } from './tally.js';

const dayMs = 86_400_000;
/** A day at most, and three quarters of it at least. */
const SLOTS_OF_A_DAY = 4;

export const usualHours: FactReader<'usualHours'> = ({ memory, totals, recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  const lately = recentEvents.filter((event) => newestAt - event.at <= dayMs && !failed(event));
  const since = new Map(tally(lately, ({ at }) => hourOf(at)));
  // The memory holds what happened lately too, and also what the newest events have pushed out.
  const remembered = countsLately(memory.lately, SLOTS_OF_A_DAY);
  const before = totals.hours.map((times, hour) => (times === 0 ? 0 : Math.max(0, times - Math.max(since.get(hour) ?? 0, remembered.get(habitOf('hour', hour)) ?? 0))));
  return { events: before, weeks: totals.buckets('week'), lately: [...since.keys()] };
};

const hourMs = 3_600_000;

/** UTC, also before 1970. */
const hourOf = (at: number): number => ((Math.floor(at / hourMs) % 24) + 24) % 24;
