import type { PassThrough } from '../../facts/pass-through.fact.js';
import { along, counted, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** Two strangers sold somebody a sofa and a bicycle. */
const strangers = { from: 2, to: 6 };
/** Whoever keeps half of it has earned it. */
const shares = { from: 0.5, to: 0.8 };
/** What was collected for one purpose is spent at once, in one payment. */
const rounds = { from: 1, to: 4 };

const through = (change: Partial<PassThrough>): PassThrough => ({ senders: 8, newSenders: 8, share: 0.92, rounds: 8, usualRounds: 0.4, ...change });

/**
 * A mule lends its account: many whom it never heard of pay in, and each sum goes on within hours, less a commission, before a
 * victim calls the bank. A shop has strangers too, but keeps a part and pays its suppliers as often as it always did; whoever
 * collects for a present pays once.
 */
export const passThrough = defineAnalyzer({
  code: 'behavior.pass-through',
  title: 'Money of strangers comes in and goes straight on',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['passThrough'],
  judge: ({ passThrough: passed }) => {
    if (passed === null) return silent;
    const { senders, newSenders, share, usualRounds } = passed;
    const severity = along(newSenders, strangers) * along(share, shares) * along(passed.rounds - usualRounds, rounds);
    if (severity === 0) return silent;
    return observe({
      value: 0.5 - 0.45 * severity,
      confidence: 0.1 + 0.8 * severity,
      because: `Within three days ${counted(senders, 'other', 'others')} paid in, ${newSenders} of them for the first time, and ${percent(share)} of it left within twelve hours, in ${counted(passed.rounds, 'payment')}; usual for this person is ${usualRounds.toFixed(1)} in such a time.`,
    });
  },
  complaint: {
    says: 'I collected from twelve colleagues for a leaving present, and bought it the same evening.',
    given: { passThrough: through({ senders: 12, newSenders: 12, share: 1, rounds: 1 }) },
  },
  examples: [
    { name: 'a mule on its second day', given: { passThrough: through({}) }, says: { below: 0.1 } },
    { name: 'three strangers, three times straight on', given: { passThrough: through({ senders: 3, newSenders: 3, rounds: 3 }) }, says: { above: 0.35 } },
    { name: 'a landlord whose rents come in', given: { passThrough: through({ newSenders: 2, share: 0.1, rounds: 3 }) }, says: 'silent' },
    { name: 'a hairdresser who pays for everything from the same account', given: { passThrough: through({ senders: 30, newSenders: 20, share: 0.8, rounds: 6, usualRounds: 6.5 }) }, says: 'silent' },
    { name: 'a treasurer whose members are known', given: { passThrough: through({ newSenders: 1 }) }, says: 'silent' },
    { name: 'nothing came in', given: { passThrough: null }, says: 'silent' },
  ],
});
