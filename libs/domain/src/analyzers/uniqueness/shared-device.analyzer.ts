import { counted, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** So many under one roof are a family like many, and the tablet is everybody's. */
const household = 5;

/**
 * The strongest sign of a second account, and still not proof: one device identifier in ten belongs to more than one
 * device, so confidence stops short of certainty, and what a household would show is no suspicion at all. Whoever mostly
 * uses a device of his own was a visitor on the crowded one.
 */
export const sharedDevice = defineAnalyzer({
  code: 'uniqueness.shared-device',
  title: 'Many accounts live on one device',
  dimension: 'UNIQUENESS',
  weight: 2,
  needs: ['peopleOnDevice', 'ownDevice'],
  judge: ({ peopleOnDevice, ownDevice }) => {
    if (peopleOnDevice > 3) {
      const because = `${counted(peopleOnDevice, 'account')} were used on one device of this account.`;
      const atHome = ownDevice ?? 0;
      if (atHome <= 0.5) return observe({ value: 1 / peopleOnDevice, confidence: peopleOnDevice > household ? 0.85 : 0.12, because });
      return observe({ value: 1 / peopleOnDevice, confidence: 0.08, because: `${because.slice(0, -1)}, and ${percent(atHome)} of its events came from one that is its own.` });
    }
    if (peopleOnDevice === 1) {
      return observe({ value: 0.97, confidence: 0.1, because: "Nobody else was seen on this account's devices." });
    }
    return silent;
  },
  complaint: { says: 'I once used the kiosk in the branch, like everybody. I have a phone of my own.', given: { peopleOnDevice: 50, ownDevice: 0.9 } },
  examples: [
    { name: 'an account farm', given: { peopleOnDevice: 40, ownDevice: 0 }, says: { below: 0.1 } },
    { name: 'four accounts on one phone', given: { peopleOnDevice: 4, ownDevice: 0 }, says: { below: 0.3 } },
    { name: 'seven accounts on one phone', given: { peopleOnDevice: 7, ownDevice: 0 }, says: { below: 0.15 } },
    { name: 'a farm that pretends a second phone now and then', given: { peopleOnDevice: 12, ownDevice: 0.2 }, says: { below: 0.1 } },
    { name: 'the tablet of a family of three', given: { peopleOnDevice: 3, ownDevice: 0 }, says: 'silent' },
    { name: "a phone of one's own", given: { peopleOnDevice: 1, ownDevice: 1 }, says: { above: 0.9 } },
    { name: 'no device known', given: { peopleOnDevice: 0, ownDevice: null }, says: 'silent' },
  ],
});
