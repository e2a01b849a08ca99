import { newest } from '../../facts/windows.js';
import { readTaxId } from '../../tax-id/read-tax-id.js';
import { counted, eventsOf, growing, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * People mostly live where they pay taxes. Mostly: they also travel, emigrate and work abroad, so being away is a hint that
 * grows slowly and stays small, and having been at home even once ends the suspicion.
 */
export const taxIdCountry = defineAnalyzer({
  code: 'authenticity.tax-id-country',
  title: 'Never seen in the country of the tax identifier',
  dimension: 'AUTHENTICITY',
  weight: 0.5,
  needs: ['taxId', 'placeCountries'],
  judge: ({ taxId, placeCountries }) => {
    const seen = newest(placeCountries);
    const events = eventsOf(seen);
    if (taxId === null || events < 3) return silent;
    const { country, verdict } = readTaxId(taxId.value, taxId.country);
    // An id that does not hold is judged for that; it cannot also say where its holder should be.
    if (country === null || verdict === 'invalid' || verdict === 'unknown_country') return silent;

    const atHome = eventsOf(seen, (use) => use.country === country);
    if (atHome > 0) {
      return observe({
        value: 0.75 + 0.2 * (atHome / events),
        confidence: growing(events, { halfway: 8, most: 0.5 }),
        because: `${percent(atHome / events)} of ${counted(events, 'located event')} came from ${country}, the country of the tax identifier.`,
      });
    }
    const abroad = seen.slice(0, 3).map((use) => use.country);
    return observe({
      value: 0.3,
      confidence: growing(events, { halfway: 16, most: 0.35 }),
      because: `The tax identifier is of ${country}, and all ${counted(events, 'located event')} came from elsewhere (${abroad.join(', ')}).`,
    });
  },
  complaint: {
    says: 'I have lived in Miami for three years, and I still pay my taxes in Argentina.',
    given: { taxId: { value: '20242455496', country: 'AR' }, placeCountries: [{ country: 'US', events: 32 }] },
  },
  examples: [
    {
      name: 'an Argentine who is only ever seen in two other countries',
      given: {
        taxId: { value: '20242455496', country: 'AR' },
        placeCountries: [{ country: 'RU', events: 20 }, { country: 'NL', events: 12 }],
      },
      says: { below: 0.4 },
    },
    {
      name: 'a holiday',
      given: {
        taxId: { value: '20242455496', country: 'AR' },
        placeCountries: [{ country: 'BR', events: 26 }, { country: 'AR', events: 6 }],
      },
      says: { above: 0.75 },
    },
    {
      name: 'a first login from abroad',
      given: { taxId: { value: '20242455496', country: 'AR' }, placeCountries: [{ country: 'BR', events: 1 }] },
      says: 'silent',
    },
    {
      name: 'an identifier that two countries could have issued',
      given: { taxId: { value: '20242455496', country: null }, placeCountries: [{ country: 'PE', events: 9 }] },
      says: 'silent',
    },
    {
      name: 'an identifier that does not hold',
      given: { taxId: { value: '27281455496', country: 'AR' }, placeCountries: [{ country: 'PE', events: 9 }] },
      says: 'silent',
    },
    { name: 'nowhere to be placed', given: { taxId: { value: '20242455496', country: 'AR' }, placeCountries: [] }, says: 'silent' },
  ],
});
