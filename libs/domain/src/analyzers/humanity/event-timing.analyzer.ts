import type { Action } from '../../facts/recent-actions.fact.js';
import { newest } from '../../facts/windows.js';
import { along, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { gapsBetween, longestRush, rhythmOf, roundsIn, tapsIn } from './rhythm.js';

/** Longer than this, somebody went away and came back: it says nothing about the rhythm of a hand. */
const pauseMs = 30 * 60_000;
/** A slower beat than this is also that of an open app which refreshes itself; of what apps refresh, a quicker one too. */
const slowestTellingBeatMs = 20_000;
const refreshMs = 4_000;
const refreshed: ReadonlySet<string> = new Set<Action['eventType']>(['BALANCE_CHECK', 'TRANSACTIONS_VIEW', 'MESSAGES_VIEW', 'ACCOUNTS_VIEW', 'TOKEN_GENERATED', 'NAVIGATION']) as ReadonlySet<string>;

const at = (eventType: Action['eventType'], times: readonly number[]): Action[] => times.map((time) => ({ at: time, eventType }));
/** One thing after another, as somebody does who gets through something. */
const through = (times: readonly number[]): Action[] => times.map((time, n) => ({ at: time, eventType: (['LOGIN_SUCCESS', 'BALANCE_CHECK', 'NAVIGATION', 'LOGOUT', 'PROFILE_VIEW'] as const)[(n * n + n) % 5] ?? null }));

/** Hands are uneven. What comes evenly or faster than a hand can tap was not tapped. */
export const eventTiming = defineAnalyzer({
  code: 'humanity.event-timing',
  title: 'Events come with the regularity of a machine',
  dimension: 'HUMANITY',
  weight: 2.5,
  needs: ['recentActions'],
  judge: ({ recentActions }) => {
    const actions = newest(recentActions);
    // Timestamps that were rounded, or stamped at import, have no rhythm that could be heard.
    if (new Set(actions.map((action) => action.at)).size < actions.length / 2) return silent;

    const rush = longestRush(actions);
    if (rush > 0) {
      // A single volley is also what an app sends that was offline.
      const relentless = along(rush, { from: 16, to: 32 });
      return observe({
        value: 0.15 - 0.1 * relentless,
        confidence: 0.15 + 0.65 * relentless,
        because: `${rush} events in a row came faster than a hand can tap, two in a second.`,
      });
    }

    const taps = tapsIn(actions);
    const gaps = gapsBetween(taps).filter((gap) => gap <= pauseMs);
    if (gaps.length < 8) return silent;
    const { mean, spread } = rhythmOf(gaps);
    const figures = `the ${gaps.length} pauses between actions last ${(mean / 1_000).toFixed(1)} s and vary by ${Math.round(spread * 100)} %`;
    if (spread > 0.5) {
      // Whoever goes the same way each time may pause unevenly on it, and still always at the same places.
      if (roundsIn(taps) !== null) return silent;
      return observe({ value: 0.97, confidence: growing(gaps.length, { halfway: 12, most: 0.1 }), because: `The rhythm is uneven, as a hand's is: ${figures}.` });
    }
    if (mean >= slowestTellingBeatMs) return silent;
    const refreshing = mean >= refreshMs && taps.every(({ what }) => refreshed.has(what));
    if (spread < 0.08 && gaps.length >= 10) {
      return observe({
        value: refreshing ? 0.3 : 0.04 + 2 * spread,
        confidence: growing(gaps.length, { halfway: 3, most: refreshing ? 0.05 : 0.9 }),
        because: `The rhythm is that of a machine: ${figures}.${refreshing ? ' An open app that refreshes itself has it too.' : ''}`,
      });
    }
    if (refreshing) return silent;
    if (spread < 0.3 && gaps.length >= 16) {
      return observe({
        value: 0.3,
        confidence: growing(gaps.length, { halfway: 16, most: 0.3 }),
        because: `The rhythm is more even than a hand's, as of a program that waits at random: ${figures}.`,
      });
    }
    return silent;
  },
  complaint: {
    says: 'My app lies open on the desk and asks for the balance every ten seconds.',
    given: { recentActions: at('BALANCE_CHECK', Array.from({ length: 32 }, (_, n) => n * 10_000 + (n % 3) * 40)) },
  },
  examples: [
    { name: 'a step every five seconds', given: { recentActions: through(Array.from({ length: 20 }, (_, step) => step * 5_000)) }, says: { below: 0.15 } },
    {
      name: 'two requests every five seconds',
      given: { recentActions: through(Array.from({ length: 30 }, (_, request) => Math.floor(request / 2) * 5_000 + (request % 2) * 40)) },
      says: { below: 0.15 },
    },
    { name: 'one guess every two and a half seconds', given: { recentActions: at('LOGIN_FAILED', Array.from({ length: 32 }, (_, guess) => guess * 2_500)) }, says: { below: 0.15 } },
    { name: 'thirty requests in three seconds', given: { recentActions: at('NAVIGATION', Array.from({ length: 30 }, (_, step) => step * 100)) }, says: { below: 0.1 } },
    {
      name: 'a program that waits for three to five seconds each time',
      given: { recentActions: through([0, 3.2, 8.1, 11.5, 16, 19.3, 23.1, 28, 31.7, 35, 39.6, 42.9, 47.8, 52, 55.1, 59.9, 63.6, 67].map((second) => second * 1_000)) },
      says: { below: 0.4 },
    },
    {
      name: 'somebody who reads, types and wanders off',
      given: { recentActions: through([0, 4, 19, 26, 95, 104, 140, 143, 290, 301, 322, 401].map((second) => second * 1_000)) },
      says: { above: 0.9 },
    },
    { name: 'an app that sends five events when it opens', given: { recentActions: at('NAVIGATION', [0, 1, 2, 3, 4]) }, says: 'silent' },
    { name: 'a history imported with dates only', given: { recentActions: at('TRANSFER_SUCCESS', Array.from({ length: 32 }, () => 0)) }, says: 'silent' },
    { name: 'a first event', given: { recentActions: at('LOGIN_SUCCESS', [0]) }, says: 'silent' },
  ],
});
