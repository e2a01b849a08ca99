import type { Action } from '../../facts/recent-actions.fact.js';

/** One tap makes an app send several events at once: those are one action. */
const oneActionMs = 2_000;

/** What somebody did at once: the types in one text. */
export interface Tap {
  readonly at: number;
  readonly what: string;
}

/** Events that came closer together than a hand acts, as the one action that they were. */
export function tapsIn(actions: readonly Action[]): Tap[] {
  const taps: { at: number; what: string }[] = [];
  for (const { at, eventType } of actions) {
    const last = taps.at(-1);
    if (last === undefined || at - last.at >= oneActionMs) taps.push({ at, what: eventType ?? '' });
    else last.what += `+${eventType ?? ''}`;
  }
  return taps;
}

export function gapsBetween(times: readonly { readonly at: number }[]): number[] {
  return times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? at));
}

/** The mean, and the standard deviation as a share of it; nothing varies where nothing is. */
export function rhythmOf(gaps: readonly number[]): { mean: number; spread: number } {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return { mean, spread: mean > 0 ? Math.sqrt(variance) / mean : 0 };
}

/** So many events faster than a hand can tap make a rush, and this is how fast that is. */
const rushEvents = 16;
const handMs = 500;

/** The most events in a row that came faster than a hand can tap; 0 when no sixteen did. */
export function longestRush(actions: readonly Action[]): number {
  let longest = 0;
  let running = 0;
  for (let last = rushEvents - 1; last < actions.length; last += 1) {
    const span = (actions[last]?.at ?? 0) - (actions[last - rushEvents + 1]?.at ?? 0);
    running = span < handMs * (rushEvents - 1) ? Math.max(rushEvents, running + 1) : 0;
    longest = Math.max(longest, running);
  }
  return longest;
}

/** The same steps again and again, with the same pauses between them. */
export interface Rounds {
  readonly rounds: number;
  readonly steps: number;
  /** How much the pause before a step varies from round to round, as a share of it: the mean over the steps. */
  readonly spread: number;
}

const [fewestSteps, mostSteps, fewestRounds] = [2, 8, 4];

/** Up to the last action; null when nothing repeats that often, or there is one kind of step only. */
export function roundsIn(taps: readonly Tap[]): Rounds | null {
  for (let steps = fewestSteps; steps <= mostSteps; steps += 1) {
    let matching = 0;
    while (matching + steps < taps.length && taps.at(-1 - matching)?.what === taps.at(-1 - matching - steps)?.what) matching += 1;
    const rounds = Math.floor(matching / steps) + 1;
    const last = taps.slice(-steps);
    if (rounds < fewestRounds || new Set(last.map(({ what }) => what)).size < 2 || last.some(({ what }) => what === '')) continue;
    return { rounds, steps, spread: spreadOf(taps.slice(-rounds * steps), steps, rounds) };
  }
  return null;
}

/** Between rounds somebody sleeps, or the script does, so only the pauses within them are compared. */
function spreadOf(taps: readonly Tap[], steps: number, rounds: number): number {
  let sum = 0;
  for (let step = 1; step < steps; step += 1) {
    const pauses = Array.from({ length: rounds }, (_, round) => (taps[round * steps + step]?.at ?? 0) - (taps[round * steps + step - 1]?.at ?? 0));
    sum += rhythmOf(pauses).spread;
  }
  return sum / (steps - 1);
}
