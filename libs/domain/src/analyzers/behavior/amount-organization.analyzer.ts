import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along } from '../evidence.js';
import { excessOf, latest, written } from './amounts.js';

const everybody = { transfers: 80_000, high: 5_000_000, highest: 20_000_000 };
const sent = (cents: number) => [{ at: 0, cents, comparable: true, failed: false }];
/** From what one in ten exceeds to what one in a hundred does is a step: so many of them above the latter. */
const steps = { from: 0.35, to: 0.7 };

/** Some steal as much as the system lets through at once. Whoever always moves that much is used to it. */
export const amountOrganization = defineAnalyzer({
  code: 'behavior.amount-organization',
  title: 'More than hardly anybody sends here',
  dimension: 'BEHAVIOR',
  weight: 1,
  needs: ['transfers', 'usualAmounts', 'organizationAmounts', 'eventTimes'],
  judge: ({ transfers, usualAmounts, organizationAmounts, eventTimes }) => {
    const last = latest(transfers, newest(eventTimes).at(-1) ?? 0);
    if (last?.cents == null || organizationAmounts === null) return silent;
    const { high, highest } = organizationAmounts;
    const step = Math.max(0.05, Math.log(highest / Math.max(1, high)));
    const above = Math.log(Math.max(1, last.cents) / Math.max(1, highest)) / step;
    const severity = along(above, steps);
    // Among what this person sends anyway: the large customers of an organization are known.
    if (severity === 0 || (usualAmounts !== null && excessOf(last.cents, usualAmounts) < 1)) return silent;
    return observe({
      value: 0.62 - 0.25 * severity,
      confidence: 0.1 + 0.3 * severity,
      because: `${written(last.cents)} is far more than 99 in 100 transfers of this organization are (${written(highest)}), and not among the usual amounts of this person.`,
    });
  },
  complaint: {
    says: 'I sold my flat, and paid for the next one.',
    given: { transfers: sent(500_000_000), usualAmounts: null, organizationAmounts: everybody, eventTimes: [0] },
  },
  examples: [
    { name: 'three times what hardly anybody exceeds', given: { transfers: sent(90_000_000), usualAmounts: null, organizationAmounts: everybody, eventTimes: [0] }, says: { below: 0.4 } },
    { name: 'a large amount', given: { transfers: sent(25_000_000), usualAmounts: null, organizationAmounts: everybody, eventTimes: [0] }, says: 'silent' },
    {
      name: 'a company that always pays that much',
      given: { transfers: sent(60_000_000), usualAmounts: { transfers: 90, median: 40_000_000, high: 90_000_000 }, organizationAmounts: everybody, eventTimes: [0] },
      says: 'silent',
    },
    { name: 'an organization that is new here', given: { transfers: sent(90_000_000), usualAmounts: null, organizationAmounts: null, eventTimes: [0] }, says: 'silent' },
  ],
});
