import { recentEvents as most, type RecentEvent } from '@app/domain';

/**
 * Of moments that a memory lists, those of events which newer ones have pushed out: whoever looks around for long enough would wash
 * himself clean. What the newest events say is read from them, by what their types mean now.
 */
export function pushedOut(moments: readonly number[], recentEvents: readonly RecentEvent[]): readonly number[] {
  const [oldest] = recentEvents;
  return oldest && recentEvents.length === most ? moments.filter((at) => at < oldest.at) : [];
}
