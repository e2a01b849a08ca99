import type { FactReader } from './fact-loader.js';
import { failed } from './habits-before.js';

const dayMs = 86_400_000;

export const usualHours: FactReader<'usualHours'> = ({ totals, recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  const lately = recentEvents.filter((event) => newestAt - event.at <= dayMs && !failed(event));
  const hours = [...totals.hours];
  // The memory holds what happened lately too.
  for (const { at } of lately) {
    const hour = hourOf(at);
    hours[hour] = Math.max(0, (hours[hour] ?? 0) - 1);
  }
  return { events: hours, weeks: totals.buckets('week'), lately: [...new Set(lately.map(({ at }) => hourOf(at)))] };
};

const hourMs = 3_600_000;

/** UTC, also before 1970. */
const hourOf = (at: number): number => ((Math.floor(at / hourMs) % 24) + 24) % 24;
