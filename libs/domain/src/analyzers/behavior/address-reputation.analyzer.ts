import { defineAnalyzer } from '../define-analyzer.js';
import { judgeReputation } from './reputed.js';

/** Whoever steals accounts from one address goes on there until it is closed to him. Addresses change hands, so it weighs less than a destination. */
export const addressReputation = defineAnalyzer({
  code: 'behavior.address-reputation',
  title: 'Comes from an address that fraud came from',
  dimension: 'BEHAVIOR',
  weight: 1.5,
  needs: ['addressReputation'],
  judge: ({ addressReputation: reputation }) => judgeReputation(reputation, 'address'),
  complaint: {
    says: "My carrier puts thousands of us behind one address, and one of them is a thief.",
    given: { addressReputation: { frauds: 3, labelled: 3, fraud: 2.5, legitimate: 0, unlabelled: 800 } },
  },
  examples: [
    { name: 'a thief who goes on', given: { addressReputation: { frauds: 5, labelled: 5, fraud: 4, legitimate: 0, unlabelled: 3 } }, says: { below: 0.1 } },
    { name: 'an office without fraud', given: { addressReputation: { frauds: 0, labelled: 12, fraud: 0, legitimate: 8, unlabelled: 0 } }, says: { above: 0.9 } },
    { name: 'a carrier of whom more is labelled than is looked at', given: { addressReputation: { frauds: 0, labelled: 200, fraud: 0, legitimate: 120, unlabelled: 0 } }, says: { above: 0.9 } },
    { name: 'one case in an office', given: { addressReputation: { frauds: 1, labelled: 1, fraud: 0.9, legitimate: 0, unlabelled: 120 } }, says: 'silent' },
    { name: 'nothing known', given: { addressReputation: null }, says: 'silent' },
  ],
});
