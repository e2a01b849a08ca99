import { bucketOfHabit, isHabitOf, type Memory, timesOf } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { failed } from './habits-before.js';

const dayMs = 86_400_000;

export const usualHours: FactLoader<'usualHours'> = async ({ memories, recentEvents }) =>
  (await recentEvents()).map((events, n) => {
    const memory = memories[n] as Memory;
    const newestAt = events.at(-1)?.at ?? 0;
    const lately = events.filter((event) => newestAt - event.at <= dayMs && !failed(event));
    const { hours, weeks } = hoursAndWeeksIn(memory);
    // The memory holds what happened lately too.
    for (const { at } of lately) {
      const hour = hourOf(at);
      hours[hour] = Math.max(0, (hours[hour] ?? 0) - 1);
    }
    return {
      events: hours,
      weeks,
      lately: [...new Set(lately.map(({ at }) => hourOf(at)))],
    };
  });

const hourOf = (at: number): number => new Date(at).getUTCHours();

/** In one walk: this is asked of everybody. */
function hoursAndWeeksIn(memory: Memory): { hours: number[]; weeks: number } {
  const hours = Array.from({ length: 24 }, () => 0);
  let weeks = 0;
  for (const one of memory.counts.keys()) {
    if (isHabitOf('hour', one)) hours[bucketOfHabit(one)] = timesOf(memory, one);
    else if (isHabitOf('week', one)) weeks += 1;
  }
  return { hours, weeks };
}
