import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * The strongest sign of a second account, and still not proof: one device identifier in ten belongs to more than one
 * device, so confidence stops short of certainty, and what a household would show is no suspicion at all.
 */
export const sharedDevice = defineAnalyzer({
  code: 'uniqueness.shared-device',
  title: 'Many accounts live on one device',
  dimension: 'UNIQUENESS',
  weight: 2,
  needs: ['peopleOnDevice'],
  judge: ({ peopleOnDevice }) => {
    if (peopleOnDevice > 3) {
      return observe({
        value: 1 / peopleOnDevice,
        confidence: 0.85,
        because: `${counted(peopleOnDevice, 'account')} were used on one device of this account.`,
      });
    }
    if (peopleOnDevice === 1) {
      return observe({ value: 0.97, confidence: 0.5, because: "Nobody else was seen on this account's devices." });
    }
    return silent;
  },
  complaint: { says: 'It is the tablet of our family of three.', given: { peopleOnDevice: 3 } },
  examples: [
    { name: 'an account farm', given: { peopleOnDevice: 40 }, says: { below: 0.1 } },
    { name: 'four accounts on one phone', given: { peopleOnDevice: 4 }, says: { below: 0.3 } },
    { name: 'a family tablet', given: { peopleOnDevice: 3 }, says: 'silent' },
    { name: "a phone of one's own", given: { peopleOnDevice: 1 }, says: { above: 0.9 } },
    { name: 'no device known', given: { peopleOnDevice: 0 }, says: 'silent' },
  ],
});
