import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, growing } from '../evidence.js';
import { excessOf, latest, timesUsual, unusualFrom, written } from './amounts.js';

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (cents: number) => [{ at: 0, cents, comparable: true, failed: false }];

/**
 * Whoever has somebody's card or account takes what there is. Alone it stays a hint: people also buy cars, and no single large
 * payment may ruin a score. It counts beside what else is odd.
 */
export const amountHistory = defineAnalyzer({
  code: 'behavior.amount-history',
  title: 'Far more than this person usually sends',
  dimension: 'BEHAVIOR',
  weight: 1,
  needs: ['transfers', 'usualAmounts', 'eventTimes'],
  judge: ({ transfers, usualAmounts, eventTimes }) => {
    const last = latest(transfers, newest(eventTimes).at(-1) ?? 0);
    if (last?.cents == null || usualAmounts === null) return silent;
    const excess = excessOf(last.cents, usualAmounts);
    if (excess < unusualFrom) return silent;
    const severity = along(excess, { from: unusualFrom, to: 8 });
    return observe({
      value: 0.65 - 0.25 * severity,
      confidence: growing(usualAmounts.transfers, { halfway: 6, most: 0.1 + 0.35 * severity }),
      because: `${written(last.cents)} is ${timesUsual(last.cents, usualAmounts)} times what this person usually sends (half of ${usualAmounts.transfers} transfers were below ${written(usualAmounts.median)}, nine in ten below ${written(usualAmounts.high)}).`,
    });
  },
  complaint: {
    says: 'I bought a car. Once.',
    given: { transfers: sent(40_000_000), usualAmounts: usual, eventTimes: [0] },
  },
  examples: [
    { name: 'twenty times the usual', given: { transfers: sent(20_000_000), usualAmounts: usual, eventTimes: [0] }, says: { below: 0.45 } },
    { name: 'twice the usual', given: { transfers: sent(2_000_000), usualAmounts: usual, eventTimes: [0] }, says: 'silent' },
    {
      name: 'twenty times the median of somebody who also pays a rent that large',
      given: { transfers: sent(20_000_000), usualAmounts: { transfers: 40, median: 1_000_000, high: 18_000_000 }, eventTimes: [0] },
      says: 'silent',
    },
    { name: 'the first transfer of all', given: { transfers: sent(20_000_000), usualAmounts: null, eventTimes: [0] }, says: 'silent' },
    { name: 'last week', given: { transfers: sent(20_000_000), usualAmounts: usual, eventTimes: [0, 7 * 86_400_000] }, says: 'silent' },
    { name: 'no transfers', given: { transfers: [], usualAmounts: null, eventTimes: [0] }, says: 'silent' },
  ],
});
