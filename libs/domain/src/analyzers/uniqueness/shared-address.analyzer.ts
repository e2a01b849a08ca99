import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A household, a small shop. */
const household = 5;
/** An office, a school, a café. */
const premises = 20;
/** More people than any line serves: a carrier that puts its customers behind one address. */
const carrier = 100;

/**
 * Whoever opens accounts in series often does it on one line. So do offices, campuses and whole mobile networks, which is
 * why this is a hint, only on consumer lines, and fades out again where the crowd is too big to be one person's.
 */
export const sharedAddress = defineAnalyzer({
  code: 'uniqueness.shared-address',
  title: 'Many accounts come from one address',
  dimension: 'UNIQUENESS',
  weight: 0.5,
  needs: ['peopleOnAddress'],
  judge: ({ peopleOnAddress }) => {
    if (peopleOnAddress === null || peopleOnAddress.networkClass !== 'consumer') return silent;
    const { people } = peopleOnAddress;
    if (people > premises) {
      const tooMany = along(people, { from: premises, to: carrier });
      if (tooMany === 1) return silent;
      return observe({
        value: household / people,
        confidence: 0.4 * (1 - tooMany),
        because: `${counted(people, 'account')} came from one consumer address within a day.`,
      });
    }
    if (people < 1 || people > household) return silent;
    return observe({
      value: 0.95,
      confidence: 0.15,
      because: `No more than ${counted(people, 'account')} came from one address of this account within a day.`,
    });
  },
  complaint: {
    says: 'My phone company puts thousands of us behind one address.',
    given: { peopleOnAddress: { people: 4_000, networkClass: 'consumer' } },
  },
  examples: [
    { name: 'thirty accounts on one line', given: { peopleOnAddress: { people: 30, networkClass: 'consumer' } }, says: { below: 0.2 } },
    { name: 'a household', given: { peopleOnAddress: { people: 3, networkClass: 'consumer' } }, says: { above: 0.9 } },
    { name: 'an office', given: { peopleOnAddress: { people: 18, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a gateway of a carrier', given: { peopleOnAddress: { people: 500, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a VPN', given: { peopleOnAddress: { people: 60, networkClass: 'anonymiser' } }, says: 'silent' },
    { name: 'a backend that forwards its own address', given: { peopleOnAddress: { people: 60, networkClass: 'private' } }, says: 'silent' },
    { name: 'a carrier of phones', given: { peopleOnAddress: { people: 60, networkClass: 'mobile' } }, says: 'silent' },
    { name: 'no address', given: { peopleOnAddress: null }, says: 'silent' },
  ],
});
