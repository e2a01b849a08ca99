import type { NetworkClass } from '../../place/network-class.js';
import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A team that gets its accounts on the same morning, a table of friends. */
const tolerated = 9;
/** Not without a script, or without a hall full of people who were asked to. */
const many = 25;
/** Where others go about their business too, the address is a crowd's and not somebody's. */
const leastShare = 0.6;

/** Behind one such address there are thousands: that some of them sign up in the same hour is no wonder. */
const crowded: ReadonlySet<NetworkClass> = new Set(['mobile', 'relay', 'satellite']);

/**
 * Whoever opens accounts by the dozen does it in one go. An hour in which an address does next to nothing but sign up is not
 * a household's, and rarely an office's.
 */
export const registrationBurst = defineAnalyzer({
  code: 'uniqueness.registration-burst',
  title: 'One of many sign-ups from one address',
  dimension: 'UNIQUENESS',
  weight: 1.5,
  needs: ['signUpsAround'],
  judge: ({ signUpsAround }) => {
    if (signUpsAround === null) return silent;
    const { signedUp, seen, networkClass } = signUpsAround;
    if (signedUp <= tolerated || signedUp < leastShare * seen) return silent;
    const scale = along(signedUp, { from: tolerated, to: many });
    return observe({
      value: 0.3 - 0.25 * scale,
      confidence: (0.35 + 0.45 * scale) * (crowded.has(networkClass) ? 0.2 : 1),
      because: `${counted(signedUp, 'account')} signed up within an hour from the address of this one, of ${counted(seen, 'account')} seen there.`,
    });
  },
  complaint: {
    says: 'The nine of us opened our accounts together, on our first day at the office.',
    given: { signUpsAround: { signedUp: 9, seen: 9, networkClass: 'consumer' } },
  },
  examples: [
    { name: 'thirty accounts out of one machine', given: { signUpsAround: { signedUp: 30, seen: 30, networkClass: 'hosting' } }, says: { below: 0.1 } },
    { name: 'a dozen, and nobody else there', given: { signUpsAround: { signedUp: 12, seen: 13, networkClass: 'consumer' } }, says: { below: 0.3 } },
    { name: 'an office on the first day of an app', given: { signUpsAround: { signedUp: 9, seen: 14, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a campus where some of very many join', given: { signUpsAround: { signedUp: 14, seen: 60, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a sign-up at home', given: { signUpsAround: { signedUp: 1, seen: 2, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'no sign-up that is known', given: { signUpsAround: null }, says: 'silent' },
  ],
});
