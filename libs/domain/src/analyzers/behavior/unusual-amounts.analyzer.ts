import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted, growing } from '../evidence.js';
import { excessOf, unusualFrom } from './amounts.js';

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (...amounts: number[]) => amounts.map((cents, n) => ({ at: n * 86_400_000, cents, comparable: true, failed: false }));

/** So many unusual amounts, each counted by how unusual it is, leave no doubt. */
const certainFrom = 5;

/**
 * A stolen card is used until it is blocked: not one large amount but several within days. One does not count, and neither
 * do several of somebody whose amounts have always been far apart.
 */
export const unusualAmounts = defineAnalyzer({
  code: 'behavior.unusual-amounts',
  title: 'Several unusual amounts within two weeks',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['transfers', 'usualAmounts'],
  judge: ({ transfers, usualAmounts }) => {
    if (usualAmounts === null) return silent;
    const excesses = newest(transfers).flatMap(({ cents, comparable }) => (comparable && cents !== null ? [excessOf(cents, usualAmounts)] : []));
    const unusual = excesses.filter((excess) => excess >= unusualFrom);
    if (unusual.length < 2) return silent;
    // What is barely unusual counts little: two of a hundred are for anybody.
    const weighed = unusual.reduce((sum, excess) => sum + along(excess, { from: unusualFrom - 0.5, to: 4 }), 0);
    const severity = along(weighed, { from: 0.4, to: certainFrom });
    if (severity === 0) return silent;
    return observe({
      value: 0.55 - 0.5 * severity,
      confidence: growing(usualAmounts.transfers, { halfway: 6, most: 0.1 + 0.8 * severity }),
      because: `${counted(unusual.length, 'amount')} within two weeks were far above what this person usually sends, the largest ${Math.max(...unusual).toFixed(1)} times as far as its amounts lie apart.`,
    });
  },
  complaint: {
    says: 'I moved house: a deposit and a van in one week.',
    given: { transfers: sent(900_000, 4_000_000, 3_000_000, 1_000_000), usualAmounts: { transfers: 12, median: 1_000_000, high: 2_500_000 } },
  },
  examples: [
    { name: 'a stolen card for a week', given: { transfers: sent(900_000, 5_000_000, 6_500_000, 4_800_000, 1_000_000, 7_000_000, 5_200_000), usualAmounts: usual }, says: { below: 0.2 } },
    { name: 'one large amount', given: { transfers: sent(900_000, 6_000_000, 1_000_000), usualAmounts: usual }, says: 'silent' },
    { name: 'a usual fortnight', given: { transfers: sent(900_000, 1_500_000, 400_000), usualAmounts: usual }, says: 'silent' },
    { name: 'no history', given: { transfers: sent(900_000, 6_000_000, 6_000_000), usualAmounts: null }, says: 'silent' },
  ],
});
