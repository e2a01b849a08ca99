import type { CountryUse } from '../../facts/place-countries.fact.js';
import { readTaxId, type TaxId } from '../../tax-id/read-tax-id.js';
import { defineAnalyzer, observe, silent, type Judgement } from '../define-analyzer.js';

/** A check digit that holds was probably copied from a document; one that does not was mistyped or made up. */
export const taxId = defineAnalyzer({
  code: 'authenticity.tax-id',
  title: 'The tax identifier cannot exist',
  dimension: 'AUTHENTICITY',
  weight: 1.5,
  needs: ['taxId', 'placeCountries'],
  judge: ({ taxId: stated, placeCountries }) => {
    if (stated === null) return silent;
    const id = readTaxId(stated.value, stated.country);
    switch (id.verdict) {
      case 'valid':
        return id.checked
          ? observe({
              value: 0.97,
              // Whoever makes one up can make the check digit up as well: it must not outweigh a throw-away address. And tried
              // against every country's documents, one made-up number in four finds one that fits.
              confidence: stated.country === null ? 0.05 : 0.13,
              because: `The tax identifier is a valid ${documentsIn(id)}, check digit included.`,
            })
          : observe({
              value: 0.85,
              confidence: 0.05,
              because: `The tax identifier has the form of a ${documentsIn(id)}, which has no check digit that could prove it.`,
            });
      case 'generic':
        return observe({ value: 0.6, confidence: 0.3, because: 'The tax identifier is a published placeholder that identifies nobody.' });
      case 'invalid':
        return invalid(id, stated.value, placeCountries);
      case 'unknown_prefix':
      case 'unknown_country':
        return silent;
    }
  },
  complaint: {
    says: 'My tax identifier is fine. It is Peruvian, and somebody noted me down as Argentine.',
    given: { taxId: { value: '10101174102', country: 'AR' }, placeCountries: [{ country: 'PE', events: 9 }] },
  },
  examples: [
    { name: 'a CUIT with a wrong check digit', given: { taxId: { value: '27281455496', country: 'AR' }, placeCountries: [] }, says: { below: 0.15 } },
    { name: 'one digit all along', given: { taxId: { value: '111.111.111-11', country: 'BR' }, placeCountries: [] }, says: { below: 0.15 } },
    { name: 'a CUIT', given: { taxId: { value: '20242455496', country: 'AR' }, placeCountries: [] }, says: { above: 0.95 } },
    { name: 'a DNI, which has no check digit', given: { taxId: { value: '24245549', country: 'AR' }, placeCountries: [] }, says: { above: 0.8 } },
    { name: 'a prefix that we do not know', given: { taxId: { value: '25242455491', country: 'AR' }, placeCountries: [] }, says: 'silent' },
    { name: 'a country that we do not know', given: { taxId: { value: '136695976', country: 'DE' }, placeCountries: [] }, says: 'silent' },
    { name: 'no tax identifier', given: { taxId: null, placeCountries: [] }, says: 'silent' },
  ],
});

/**
 * The country may be what is wrong, and not the identifier. Only countries that the person was seen in are tried:
 * one number in four is valid in some country.
 */
function invalid(id: TaxId, written: string, seenIn: readonly CountryUse[]): Judgement {
  if (/^(.)\1+$/u.test(id.normalized)) return observe({ value: 0.05, confidence: 0.85, because: `The tax identifier is one character ${id.normalized.length} times.` });
  for (const { country } of seenIn.slice(0, 3)) {
    if (country === id.country) continue;
    const elsewhere = readTaxId(written, country);
    if (!elsewhere.checked) continue;
    return observe({
      value: 0.5,
      confidence: 0.25,
      because: `The tax identifier is not valid in ${id.country ?? 'its country'}, but would be a valid ${documentsIn(elsewhere)}, and the person is seen there. Check the country.`,
    });
  }
  return observe({
    value: 0.1,
    confidence: 0.8,
    because: `No document of ${id.country ?? 'any country'} has such a tax identifier: its form or its check digit is wrong.`,
  });
}

function documentsIn({ candidates, checked }: TaxId): string {
  const names = candidates.filter((reading) => reading.checked === checked).map(({ document, country }) => `${document} (${country})`);
  return [...new Set(names)].slice(0, 3).join(' or ');
}
