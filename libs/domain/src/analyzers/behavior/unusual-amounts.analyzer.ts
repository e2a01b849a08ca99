import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted, growing } from '../evidence.js';
import { excessOf, unusualFrom, written } from './amounts.js';

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (...amounts: number[]) => amounts.map((cents, n) => ({ at: n * 86_400_000, cents, comparable: true, failed: false }));

/** So many unusual amounts, each counted by how unusual it is, leave no doubt about the days between them. */
const certainFrom = 3;

/** What the days say of an amount that is not unusual itself: thieves also buy coffee, but so does the owner. */
const ofTheDays = 0.03;

/**
 * A stolen card is used until it is blocked: not one large amount but several within days. One does not count, and neither
 * do several of somebody whose amounts have always been far apart.
 */
export const unusualAmounts = defineAnalyzer({
  code: 'behavior.unusual-amounts',
  title: 'Several unusual amounts within two weeks',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['transfers', 'usualAmounts'],
  judge: ({ transfers, usualAmounts }) => {
    if (usualAmounts === null) return silent;
    const excesses = newest(transfers).flatMap(({ cents, comparable }) => (comparable && cents !== null ? [excessOf(cents, usualAmounts)] : []));
    const [last = 0, ...before] = excesses.toReversed();
    const unusual = before.filter((excess) => excess >= unusualFrom);
    // What is barely unusual counts little: two of a hundred are for anybody.
    const days = along(unusual.reduce((sum, excess) => sum + along(excess, { from: unusualFrom - 0.5, to: 4 }), 0), { from: 0.4, to: certainFrom });
    if (days === 0) return silent;
    const severity = days * (ofTheDays + (1 - ofTheDays) * along(last, { from: 0.5, to: 3 }));
    return observe({
      value: 0.6 - 0.55 * severity,
      confidence: growing(usualAmounts.transfers, { halfway: 6, most: 0.02 + 0.9 * severity }),
      because: `Within two weeks before the newest transfer, ${counted(unusual.length, 'amount was', 'amounts were')} far above what this person usually sends (half of ${usualAmounts.transfers} below ${written(usualAmounts.median)}), the largest by ${Math.max(...unusual).toFixed(1)} times what separates its large from its usual amounts.`,
    });
  },
  complaint: {
    says: 'I moved house: a deposit and a van in one week.',
    given: { transfers: sent(900_000, 4_000_000, 3_000_000, 1_000_000), usualAmounts: { transfers: 12, median: 1_000_000, high: 2_500_000 } },
  },
  examples: [
    { name: 'a stolen card for a week', given: { transfers: sent(900_000, 5_000_000, 6_500_000, 4_800_000, 1_000_000, 7_000_000, 5_200_000), usualAmounts: usual }, says: { below: 0.2 } },
    { name: 'one large amount, and then nothing', given: { transfers: sent(900_000, 6_000_000, 1_000_000), usualAmounts: usual }, says: { above: 0.5 } },
    { name: 'a large amount now', given: { transfers: sent(900_000, 1_000_000, 6_000_000), usualAmounts: usual }, says: 'silent' },
    { name: 'a usual fortnight', given: { transfers: sent(900_000, 1_500_000, 400_000), usualAmounts: usual }, says: 'silent' },
    { name: 'no history', given: { transfers: sent(900_000, 6_000_000, 6_000_000), usualAmounts: null }, says: 'silent' },
  ],
});
