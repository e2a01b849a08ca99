/** Why the timestamp of an event is looked at twice: it lies long before its acceptance, or after it. */
export type TimeMark = 'far_past' | 'future';

/** Clocks of callers may be ahead of ours by this much, in ms, without a word. */
export const clockSkewMs = 5 * 60_000;

/** What happened longer ago than this, in ms, is probably a mistake, or an import of old events. */
export const farPastMs = 365 * 86_400_000;

/** What to think of an event that happened at `at` and was accepted at `now`. */
export function timeMarkOf(at: number, now: number): TimeMark | null {
  if (at > now + clockSkewMs) return 'future';
  return at < now - farPastMs ? 'far_past' : null;
}
