import type { UsualAmounts } from '../money/usual-amounts.js';
import { defineFact } from './define-fact.js';

export const usualAmounts = defineFact<UsualAmounts | null>({
  says: "The median and the ninth decile of what the entity sent before its newest transfer, in that one's currency, in hundredths, over six to nine months; null before the second transfer.",
  example: { transfers: 40, median: 1_000_000, high: 2_500_000 },
});
