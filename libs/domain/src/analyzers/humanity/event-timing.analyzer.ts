import { newest } from '../../facts/windows.js';
import { growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** One tap makes an app send several events at once: those are one action. */
const oneActionMs = 2_000;
/** Longer than this, somebody went away and came back: it says nothing about the rhythm of a hand. */
const pauseMs = 30 * 60_000;
/** A slower beat than this is also that of an open app which refreshes itself. */
const slowestTellingBeatMs = 20_000;

/** Hands are uneven. What comes evenly or faster than a hand can tap was not tapped. */
export const eventTiming = defineAnalyzer({
  code: 'humanity.event-timing',
  title: 'Events come with the regularity of a machine',
  dimension: 'HUMANITY',
  weight: 1,
  needs: ['eventTimes'],
  judge: ({ eventTimes }) => {
    const times = newest(eventTimes);
    // Timestamps that were rounded, or stamped at import, have no rhythm that could be heard.
    if (new Set(times).size < times.length / 2) return silent;

    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    if (times.length >= 16 && span < 500 * (times.length - 1)) {
      return observe({
        value: 0.1,
        confidence: 0.6,
        because: `${times.length} events came within ${(span / 1_000).toFixed(1)} s, faster than a hand can tap.`,
      });
    }

    const gaps = gapsBetween(actionsIn(times)).filter((gap) => gap <= pauseMs);
    if (gaps.length < 8) return silent;
    const { mean, spread } = rhythm(gaps);
    const figures = `the ${gaps.length} pauses between actions last ${(mean / 1_000).toFixed(1)} s and vary by ${Math.round(spread * 100)} %`;
    if (spread > 0.5) {
      return observe({
        value: 0.95,
        confidence: growing(gaps.length, { halfway: 20, most: 0.5 }),
        because: `The rhythm is uneven, as a hand's is: ${figures}.`,
      });
    }
    if (spread < 0.08 && mean < slowestTellingBeatMs && gaps.length >= 10) {
      return observe({
        value: 0.1 + 2 * spread,
        confidence: growing(gaps.length, { halfway: 5, most: 0.75 }),
        because: `The rhythm is that of a machine: ${figures}.`,
      });
    }
    return silent;
  },
  complaint: {
    says: 'My app lies open on the desk and asks for the balance every minute.',
    given: { eventTimes: Array.from({ length: 32 }, (_, minute) => minute * 60_000 + (minute % 3) * 40) },
  },
  examples: [
    { name: 'a step every five seconds', given: { eventTimes: Array.from({ length: 20 }, (_, step) => step * 5_000) }, says: { below: 0.15 } },
    {
      name: 'two requests every five seconds',
      given: { eventTimes: Array.from({ length: 30 }, (_, request) => Math.floor(request / 2) * 5_000 + (request % 2) * 40) },
      says: { below: 0.15 },
    },
    { name: 'thirty requests in three seconds', given: { eventTimes: Array.from({ length: 30 }, (_, step) => step * 100) }, says: { below: 0.15 } },
    {
      name: 'somebody who reads, types and wanders off',
      given: { eventTimes: [0, 4, 19, 26, 95, 104, 140, 143, 290, 301, 322, 401].map((second) => second * 1_000) },
      says: { above: 0.9 },
    },
    { name: 'an app that sends five events when it opens', given: { eventTimes: [0, 1, 2, 3, 4] }, says: 'silent' },
    { name: 'a history imported with dates only', given: { eventTimes: Array.from({ length: 32 }, () => 0) }, says: 'silent' },
    { name: 'a first event', given: { eventTimes: [0] }, says: 'silent' },
  ],
});

function actionsIn(times: readonly number[]): number[] {
  const actions: number[] = [];
  for (const time of times) {
    const last = actions.at(-1);
    if (last === undefined || time - last >= oneActionMs) actions.push(time);
  }
  return actions;
}

function gapsBetween(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** The mean, and the standard deviation as a share of it. */
function rhythm(gaps: readonly number[]): { mean: number; spread: number } {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return { mean, spread: Math.sqrt(variance) / mean };
}
