import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A season without a login is nothing; nobody keeps a password in mind for half a year. */
const [quiet, forgotten] = [45, 150];

/** Nobody misses an account that its owner forgot: that is why those are stolen, and why they are emptied at once. */
export const dormantAccount = defineAnalyzer({
  code: 'behavior.dormant-account',
  title: 'Wakes after a long time, and at once moves money or locks',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['silence'],
  judge: ({ silence }) => {
    if (silence === null || silence.sensitiveEvents === 0 || silence.days <= quiet) return silent;
    const deliberate = along(silence.sensitiveEvents, { from: 1, to: 3 });
    return observe({
      value: 0.45 - 0.38 * deliberate,
      confidence: (0.1 + 0.6 * deliberate) * along(silence.days, { from: quiet, to: forgotten }),
      because: `${counted(silence.sensitiveEvents, 'credential change or transfer', 'credential changes and transfers')} within three days of coming back, after ${silence.days} days or more of silence.`,
    });
  },
  complaint: { says: 'This account is for the tax that I pay once a year.', given: { silence: { days: 273, sensitiveEvents: 1 } } },
  examples: [
    { name: 'half a year, then the e-mail, the password and two transfers', given: { silence: { days: 182, sensitiveEvents: 4 } }, says: { below: 0.1 } },
    { name: 'a summer away, then a transfer', given: { silence: { days: 60, sensitiveEvents: 1 } }, says: { below: 0.5 } },
    { name: 'somebody who looks in again', given: { silence: { days: 182, sensitiveEvents: 0 } }, says: 'silent' },
    { name: 'a month', given: { silence: { days: 31, sensitiveEvents: 3 } }, says: 'silent' },
    { name: 'never away', given: { silence: null }, says: 'silent' },
  ],
});
