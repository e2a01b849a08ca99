import { sensitiveTypes } from '../../event-types/families.js';
import type { Action } from '../../facts/recent-actions.fact.js';
import { newest } from '../../facts/windows.js';
import type { CanonicalEventType } from '../../mappings/event-type-sources.js';
import { counted, growing, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { roundsIn, tapsIn } from './rhythm.js';

/** Nobody finds the form, fills it in and confirms it in this time. */
const straightMs = 1_500;
/** After so long a silence a login begins a visit. Within one it is a step that the backend asks for, at the money itself. */
const freshMs = 10 * 60_000;
/** The pauses of one person at one step vary by far more, whatever the habit. */
const mechanicalSpread = 0.15;

const aims: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

const day = 86_400_000;
const each = (starts: readonly number[], way: readonly (readonly [CanonicalEventType, number])[]): Action[] =>
  starts.flatMap((start) => way.map(([eventType, second]) => ({ at: start + second * 1_000, eventType })));

/** People look around, hesitate and get lost. A program goes its way, always the same, or straight to the money. */
export const efficientNavigation = defineAnalyzer({
  code: 'humanity.efficient-navigation',
  title: 'Goes straight to its aim, like a script',
  dimension: 'HUMANITY',
  weight: 3,
  needs: ['recentActions'],
  judge: ({ recentActions }) => {
    const actions = newest(recentActions);
    const rounds = roundsIn(tapsIn(actions));
    if (rounds !== null && rounds.spread < mechanicalSpread) {
      return observe({
        value: 0.04 + 0.5 * rounds.spread,
        confidence: growing(rounds.rounds, { halfway: 1.5, most: 0.9 }),
        because: `The same ${rounds.steps} steps came ${rounds.rounds} times in a row, and the pauses between them vary by ${percent(rounds.spread)}.`,
      });
    }
    const straight = straightAims(actions);
    if (straight === 0) return silent;
    return observe({
      value: 0.15,
      confidence: straight > 2 ? 0.65 : 0.08 * straight,
      because: `${counted(straight, 'visit')} went from the login to a credential change or transfer within ${straightMs / 1_000} s.`,
    });
  },
  complaint: {
    says: 'I log in every morning, look at the balance and log out again. Always that, and nothing else.',
    given: {
      recentActions: [4, 9, 6, 14, 5, 7, 11, 5].flatMap((pause, n) => each([n * day], [['LOGIN_SUCCESS', 0], ['BALANCE_CHECK', pause], ['LOGOUT', 3 * pause]])),
    },
  },
  examples: [
    {
      name: 'a script that checks stolen accounts, six times the same way',
      given: { recentActions: each([0, 60_000, 121_000, 180_000, 244_000, 300_000], [['LOGIN_SUCCESS', 0], ['BALANCE_CHECK', 3], ['TRANSFER_SUCCESS', 11], ['LOGOUT', 15]]) },
      says: { below: 0.1 },
    },
    {
      name: 'three visits that began with the transfer',
      given: { recentActions: each([0, 3_600_000, 9_000_000], [['LOGIN_SUCCESS', 0], ['TRANSFER_SUCCESS', 0.4]]) },
      says: { below: 0.2 },
    },
    {
      name: 'a backend that asks for the password at each transfer',
      given: { recentActions: [...each([0], [['LOGIN_SUCCESS', 0], ['SEARCH_RECIPIENTS', 40], ['LOGIN_SUCCESS', 95], ['TRANSFER_SUCCESS', 96], ['LOGIN_SUCCESS', 200], ['TRANSFER_SUCCESS', 201]])] },
      says: 'silent',
    },
    {
      name: 'an app that reports the same three things whenever it opens',
      given: { recentActions: each([0, day, 2 * day, 3 * day, 4 * day], [['LOGIN_SUCCESS', 0], ['ACCOUNTS_VIEW', 0.3], ['BALANCE_CHECK', 0.5]]) },
      says: 'silent',
    },
    { name: 'a first event', given: { recentActions: [{ at: 0, eventType: 'LOGIN_SUCCESS' }] }, says: 'silent' },
  ],
});

/** Fresh visits whose second event is the aim. What carries the same moment was stamped, not timed. */
function straightAims(actions: readonly Action[]): number {
  return actions.filter(({ at, eventType }, n) => {
    const [before, next] = [actions[n - 1], actions[n + 1]];
    if (eventType !== 'LOGIN_SUCCESS' || next === undefined || !aims.has(next.eventType)) return false;
    const fresh = before === undefined ? n === 0 && actions.length < 32 : at - before.at >= freshMs;
    return fresh && next.at > at && next.at - at <= straightMs;
  }).length;
}
