import { newest } from '../../facts/windows.js';
import { along, counted, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** Fewer than these in an hour is somebody who changed his password on Friday. */
const toleratedPerHour = 4;

/** Guessing shows as failures. It says that somebody tries to get in, not that the owner is to blame. */
export const failedLogins = defineAnalyzer({
  code: 'behavior.failed-logins',
  title: 'Somebody keeps failing to log in',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['failedLogins1h', 'eventTimes'],
  judge: ({ failedLogins1h, eventTimes }) => {
    if (failedLogins1h > toleratedPerHour) {
      const excess = along(failedLogins1h, { from: toleratedPerHour, to: 20 });
      return observe({
        value: 0.4 - 0.38 * excess,
        confidence: 0.6 + 0.3 * excess,
        because: `${counted(failedLogins1h, 'login or password change', 'logins and password changes')} failed within an hour.`,
      });
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
    says: 'I forgot my password, and tried the four that it could have been.',
    given: { failedLogins1h: 4, eventTimes: [0, 9_000, 31_000, 55_000] },
  },
  examples: [
    { name: 'a list of passwords, tried out', given: { failedLogins1h: 32, eventTimes: [0] }, says: { below: 0.05 } },
    { name: 'more tries than a memory has', given: { failedLogins1h: 8, eventTimes: [0] }, says: { below: 0.4 } },
    { name: 'two slips', given: { failedLogins1h: 2, eventTimes: [0, 1_000, 2_000] }, says: 'silent' },
    { name: 'a quiet hour', given: { failedLogins1h: 0, eventTimes: [0, 1_000, 2_000, 3_000] }, says: { above: 0.85 } },
    { name: 'a first event', given: { failedLogins1h: 0, eventTimes: [0] }, says: 'silent' },
  ],
});
