import { counted, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** Siblings who pay their parents, flatmates who pay the rent. */
const circle = 3;
/** More people than one mule has: a shop, a biller, a tax office. */
const shop = 50;

/**
 * Accounts in one hand empty into one account. So do the tenants of a house, which is why only those count who began to pay
 * there within a week of each other, only as far as it is where the money goes, and never enough to decide alone.
 */
export const sharedDestination = defineAnalyzer({
  code: 'uniqueness.shared-destination',
  title: 'Many accounts send to one account',
  dimension: 'UNIQUENESS',
  weight: 0.5,
  needs: ['sharedDestination'],
  judge: ({ sharedDestination: to }) => {
    if (to === null || to.senders > shop || to.together <= circle) return silent;
    return observe({
      value: 1 / to.together,
      confidence: 0.4 * to.share,
      because: `${counted(to.together, 'account')} began within a week to send to one account, which got ${percent(to.share)} of what this one sent.`,
    });
  },
  complaint: { says: 'Everybody in town pays the power company.', given: { sharedDestination: { senders: 51, together: 30, share: 0.8 } } },
  examples: [
    { name: 'twelve accounts that empty into one', given: { sharedDestination: { senders: 12, together: 12, share: 1 } }, says: { below: 0.1 } },
    { name: 'a collection for a present', given: { sharedDestination: { senders: 9, together: 8, share: 0.05 } }, says: { below: 0.2 } },
    { name: 'the tenants of a house, who moved in over the years', given: { sharedDestination: { senders: 14, together: 1, share: 1 } }, says: 'silent' },
    { name: 'siblings who pay their parents', given: { sharedDestination: { senders: 3, together: 3, share: 0.5 } }, says: 'silent' },
    { name: 'a popular shop', given: { sharedDestination: { senders: 51, together: 51, share: 0.6 } }, says: 'silent' },
    { name: 'no payment', given: { sharedDestination: null }, says: 'silent' },
  ],
});
