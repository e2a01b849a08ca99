import { defineAnalyzer } from '../define-analyzer.js';
import { judgeReputation } from './reputed.js';

/** Fraud comes back to where it worked: the account of a mule, a shop whose terminal copies cards. */
export const counterpartyReputation = defineAnalyzer({
  code: 'behavior.counterparty-reputation',
  title: 'Money goes to where fraud went before',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['counterparty'],
  judge: ({ counterparty }) => judgeReputation(counterparty, 'destination'),
  complaint: {
    says: 'I shop where thousands shop. Last week one of them had a stolen card.',
    given: { counterparty: { frauds: 2, labelled: 2, fraud: 1.4, legitimate: 0, unlabelled: 900 } },
  },
  examples: [
    { name: "a mule's account", given: { counterparty: { frauds: 4, labelled: 4, fraud: 2.5, legitimate: 0, unlabelled: 1 } }, says: { below: 0.1 } },
    { name: 'an account of which more is labelled than is looked at', given: { counterparty: { frauds: 190, labelled: 200, fraud: 120, legitimate: 6, unlabelled: 10 } }, says: { below: 0.1 } },
    { name: 'one case among the few transfers to it', given: { counterparty: { frauds: 1, labelled: 1, fraud: 0.45, legitimate: 0, unlabelled: 1 } }, says: { below: 0.46 } },
    { name: 'a shop without fraud', given: { counterparty: { frauds: 0, labelled: 20, fraud: 0, legitimate: 9, unlabelled: 0 } }, says: { above: 0.9 } },
    { name: 'one case among many that were fine', given: { counterparty: { frauds: 1, labelled: 60, fraud: 0.5, legitimate: 24, unlabelled: 0 } }, says: 'silent' },
    { name: 'nothing known', given: { counterparty: null }, says: 'silent' },
  ],
});
