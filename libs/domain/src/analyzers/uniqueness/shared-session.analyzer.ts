import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A household that logs in and out of one browser. */
const household = 3;
/** From here on it may be a till or a kiosk, or a backend that sends the same word for everybody. */
const counter = 25;
const noSession = 50;

/** One browser session that several accounts passed through: whoever logged out of one logged into the next. */
export const sharedSession = defineAnalyzer({
  code: 'uniqueness.shared-session',
  title: 'Many accounts were used in one session',
  dimension: 'UNIQUENESS',
  weight: 1.5,
  needs: ['peopleInSession'],
  judge: ({ peopleInSession: people }) => {
    const tooMany = along(people, { from: counter, to: noSession });
    if (people <= household || tooMany === 1) return silent;
    return observe({ value: 1 / people, confidence: 0.7 * (1 - tooMany), because: `${counted(people, 'account')} were used in one session of this account.` });
  },
  complaint: { says: 'I pay at the kiosk in the hall, whose browser is never closed.', given: { peopleInSession: 50 } },
  examples: [
    { name: 'twelve accounts in one browser', given: { peopleInSession: 12 }, says: { below: 0.1 } },
    { name: 'four accounts in one browser', given: { peopleInSession: 4 }, says: { below: 0.3 } },
    { name: 'a couple with one laptop', given: { peopleInSession: 2 }, says: 'silent' },
    { name: 'parents and child on the tablet', given: { peopleInSession: 3 }, says: 'silent' },
    { name: 'a session of its own', given: { peopleInSession: 1 }, says: 'silent' },
    { name: 'no session', given: { peopleInSession: 0 }, says: 'silent' },
  ],
});
