import type { Arrivals } from '../../facts/arrivals.fact.js';
import { newest } from '../../facts/windows.js';
import { along, counted, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { familiarity } from './familiar.js';

/** Fewer than these in an hour is somebody who changed his password on Friday. */
const toleratedPerHour = 4;

const nobody: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [] };
const atHome: Arrivals = { ...nobody, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 40, onSystem: 40 }] };
const elsewhereToo: Arrivals = { ...nobody, ways: [...atHome.ways, { country: 'RU', networkClass: 'hosting', onAddress: 0, onNetwork: 0, inCountry: 0, withAgent: 0, onSystem: 0 }] };

/**
 * Guessing shows as failures. It says that somebody tries to get in, not that the owner is to blame: while all who got in came
 * from addresses where this person always was, whoever guesses stayed outside, and could lock the owner out by guessing.
 */
export const failedLogins = defineAnalyzer({
  code: 'behavior.failed-logins',
  title: 'Somebody keeps failing to log in',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['failedLogins1h', 'eventTimes', 'arrivals'],
  judge: ({ failedLogins1h, eventTimes, arrivals }) => {
    if (failedLogins1h > toleratedPerHour) {
      const excess = along(failedLogins1h, { from: toleratedPerHour, to: 20 });
      const story = `${counted(failedLogins1h, 'login or password change', 'logins and password changes')} failed within an hour`;
      if (familiarity(arrivals) === 1) {
        return observe({ value: 0.55, confidence: 0.3 * excess, because: `${story}, while whoever got in came from where this account always was: its owner is a victim, not to blame.` });
      }
      return observe({ value: 0.4 - 0.38 * excess, confidence: 0.6 + 0.3 * excess, because: `${story}.` });
    }
    if (failedLogins1h > 0) return silent;
    const events = newest(eventTimes).length;
    if (events < 3) return silent;
    return observe({
      value: 0.9,
      confidence: growing(events, { halfway: 20, most: 0.08 }),
      because: `No login failed within an hour of the newest event, and ${counted(events, 'event')} were looked at.`,
    });
  },
  complaint: {
    says: 'Somebody guesses at my password all day. I am at home, as ever, and want to pay my rent.',
    given: { failedLogins1h: 60, eventTimes: [0, 9_000, 31_000, 55_000], arrivals: atHome },
  },
  examples: [
    { name: 'a list of passwords, tried out', given: { failedLogins1h: 32, eventTimes: [0], arrivals: nobody }, says: { below: 0.05 } },
    { name: 'the same, and somebody got in from elsewhere', given: { failedLogins1h: 32, eventTimes: [0], arrivals: elsewhereToo }, says: { below: 0.05 } },
    { name: 'the same, while the owner comes and goes at home', given: { failedLogins1h: 32, eventTimes: [0], arrivals: atHome }, says: { above: 0.5 } },
    { name: 'more tries than a memory has', given: { failedLogins1h: 8, eventTimes: [0], arrivals: nobody }, says: { below: 0.4 } },
    { name: 'the four passwords that it could have been', given: { failedLogins1h: 4, eventTimes: [0, 9_000, 31_000, 55_000], arrivals: nobody }, says: 'silent' },
    { name: 'two slips', given: { failedLogins1h: 2, eventTimes: [0, 1_000, 2_000], arrivals: nobody }, says: 'silent' },
    { name: 'a quiet hour', given: { failedLogins1h: 0, eventTimes: [0, 1_000, 2_000, 3_000], arrivals: nobody }, says: { above: 0.85 } },
    { name: 'a first event', given: { failedLogins1h: 0, eventTimes: [0], arrivals: nobody }, says: 'silent' },
  ],
});
