import { readTaxId } from '../../tax-id/read-tax-id.js';
import { along } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** After two nights without sleep people make mistakes; after a week there are none. */
const [tired, inhuman] = [2, 6];

const person = { taxId: { value: '20242455496', country: 'AR' }, profile: { type: 'person' as const, fields: {}, changes: {} } };
const company = { ...person, profile: { ...person.profile, type: 'company' as const } };

/** Everybody sleeps, in whatever time zone. Companies do not: their people take turns. */
export const noRest = defineAnalyzer({
  code: 'humanity.no-rest',
  title: 'Active around the clock, day after day',
  dimension: 'HUMANITY',
  weight: 2,
  needs: ['awake', 'taxId', 'profile'],
  judge: ({ awake, taxId, profile }) => {
    if (awake <= tired || profile.type === 'company' || (taxId !== null && readTaxId(taxId.value, taxId.country).person === 'company')) return silent;
    const restless = along(awake, { from: tired, to: inhuman });
    return observe({
      value: 0.4 - 0.35 * restless,
      confidence: 0.1 + 0.75 * restless,
      because: `For ${awake.toFixed(1)} days no three hours passed without something done.`,
    });
  },
  complaint: { says: 'We are a pharmacy, in three shifts.', given: { ...person, awake: 8, taxId: { value: '30-71031609-7', country: 'AR' } } },
  examples: [
    { name: 'eight days and nights', given: { ...person, awake: 8 }, says: { below: 0.1 } },
    { name: 'nobody knows who it is, and it never sleeps', given: { ...person, awake: 8, taxId: null }, says: { below: 0.1 } },
    { name: 'a company whose tax identifier nobody knows', given: { ...company, awake: 8, taxId: null }, says: 'silent' },
    { name: 'a night through', given: { ...person, awake: 1.5 }, says: 'silent' },
    { name: 'a day', given: { ...person, awake: 0.25 }, says: 'silent' },
  ],
});
