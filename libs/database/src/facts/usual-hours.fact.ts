import { habit, habitOf, isHabitOf, type Memory } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { failed, HabitsBefore } from './habits-before.js';

const dayMs = 86_400_000;

export const usualHours: FactLoader<'usualHours'> = async ({ memories, recentEvents }) =>
  (await recentEvents()).map((events, n) => {
    const memory = memories[n] as Memory;
    const newestAt = events.at(-1)?.at ?? 0;
    const lately = events.filter((event) => newestAt - event.at <= dayMs && !failed(event));
    const before = new HabitsBefore(memory, lately.map(({ at }) => habit.hour(at)));
    let weeks = 0;
    for (const one of memory.counts.keys()) if (isHabitOf('week', one)) weeks += 1;
    return {
      events: Array.from({ length: 24 }, (_, hour) => before.times(habitOf('hour', hour))),
      weeks,
      lately: [...new Set(lately.map(({ at }) => new Date(at).getUTCHours()))],
    };
  });
