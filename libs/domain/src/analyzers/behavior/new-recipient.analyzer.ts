import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted, growing, percent } from '../evidence.js';
import { excessOf, latest, timesUsual, written } from './amounts.js';

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (cents: number) => [{ at: 0, cents, comparable: true, failed: false }];

/** From here on an amount is among the larger ones of this person. */
const largeFrom = 1.2816;

/**
 * Stolen money goes to an account that never got any, and it is much. Both alone are ordinary: everybody pays somebody for
 * the first time, and a large amount to the landlord is a rent. Whoever pays at another shop every day is never suspected.
 */
export const newRecipient = defineAnalyzer({
  code: 'behavior.new-recipient',
  title: 'A large amount to somebody new',
  dimension: 'BEHAVIOR',
  weight: 1.5,
  needs: ['transfers', 'usualAmounts', 'recipient', 'eventTimes'],
  judge: ({ transfers, usualAmounts, recipient, eventTimes }) => {
    const last = latest(transfers, newest(eventTimes).at(-1) ?? 0);
    if (last?.cents == null || usualAmounts === null || recipient === null || recipient.transfersBefore > 0) return silent;
    const excess = excessOf(last.cents, usualAmounts);
    if (excess < largeFrom) return silent;
    const severity = along(excess, { from: largeFrom, to: 4.5 });
    const adventurous = recipient.othersBefore / Math.max(1, usualAmounts.transfers);
    return observe({
      value: 0.6 - 0.5 * severity,
      confidence: growing(usualAmounts.transfers, { halfway: 6, most: 0.02 + 0.45 * severity ** 1.5 }) * (1 - Math.min(1, adventurous)),
      because: `${written(last.cents)}, ${timesUsual(last.cents, usualAmounts)} times the usual, went to a recipient who never got anything from this person; of ${counted(usualAmounts.transfers, 'transfer')} before, ${percent(Math.min(1, adventurous))} went to somebody new.`,
    });
  },
  complaint: {
    says: 'I paid the deposit of my new flat to my new landlord.',
    given: { transfers: sent(3_500_000), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, eventTimes: [0] },
  },
  examples: [
    { name: 'ten times the usual to an account that is new', given: { transfers: sent(10_000_000), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 4 }, eventTimes: [0] }, says: { below: 0.2 } },
    { name: 'the same to somebody known', given: { transfers: sent(10_000_000), usualAmounts: usual, recipient: { transfersBefore: 1, othersBefore: 4 }, eventTimes: [0] }, says: 'silent' },
    { name: 'the usual to somebody new', given: { transfers: sent(1_000_000), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 4 }, eventTimes: [0] }, says: 'silent' },
    { name: 'a first transfer', given: { transfers: sent(10_000_000), usualAmounts: null, recipient: { transfersBefore: 0, othersBefore: 0 }, eventTimes: [0] }, says: 'silent' },
    { name: 'no destination', given: { transfers: sent(10_000_000), usualAmounts: usual, recipient: null, eventTimes: [0] }, says: 'silent' },
  ],
});
