import { type CanonicalEventType, habitOf, type Memory, memoryDays, recentDays, type RecentEvent, recentEvents as most, sensitiveTypes, timesOf, weekOf } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const dayMs = 86_400_000;
const BACK_SINCE_DAYS = 7;
const WATCHED_DAYS = 3;

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

/** What is not among the recent events is older than their window, unless there are as many of them as are looked at. */
export const silence: FactReader<'silence'> = ({ memory, recentEvents: events }) => {
  const [first, newest] = [events[0], events.at(-1)];
  if (!first || !newest || events.length === most || newest.at - first.at > BACK_SINCE_DAYS * dayMs || memory.since >= first.at) return null;
  const lastHeard = lastWeekBefore(newest.at - recentDays * dayMs, newest.at, events, memory);
  const days = Math.floor((first.at - lastHeard) / dayMs);
  if (days < recentDays - BACK_SINCE_DAYS) return null;
  return { days, sensitiveEvents: events.filter(({ at, eventType }) => at - first.at <= WATCHED_DAYS * dayMs && sensitive.has(eventType)).length };
};

/** The end of the last week before a moment in which the memory holds an event; where it ends, when it holds none. */
function lastWeekBefore(moment: number, newestAt: number, events: readonly RecentEvent[], memory: Memory): number {
  const weekMs = 7 * dayMs;
  const oldest = weekOf(newestAt - memoryDays * dayMs);
  for (let week = weekOf(moment); week > oldest; week -= 1) {
    const recent = events.filter(({ at }) => weekOf(at) === week).length;
    if (timesOf(memory, habitOf('week', week)) > recent) return Math.min(moment, (week + 1) * weekMs);
  }
  return newestAt - memoryDays * dayMs;
}
