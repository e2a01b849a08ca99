import type { StatedTaxId } from '../../facts/tax-id.fact.js';
import type { CanonicalFields } from '../../mappings/canonical-fields.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { statedHomes, taxHome } from './homes.js';

const given = (fields: CanonicalFields, taxId: StatedTaxId | null) => ({ profile: { type: 'person' as const, fields, changes: {} }, taxId });
const cuit = { value: '20242455496', country: 'AR' };

/** Two countries in a life are common, and three in one form are a form that was put together. */
export const profileCountries = defineAnalyzer({
  code: 'authenticity.profile-countries',
  title: 'The parts of the profile are at home in different countries',
  dimension: 'AUTHENTICITY',
  weight: 0.6,
  needs: ['profile', 'taxId'],
  judge: ({ profile, taxId }) => {
    const homes = [...statedHomes(profile), ...taxHome(taxId)];
    const countries = new Set(homes.map(({ country }) => country));
    if (homes.length < 3 || countries.size === 2) return silent;
    const told = homes.map(({ country, by }) => `${by} is ${country}`).join(', ');
    if (countries.size === 1) return observe({ value: 0.9, confidence: 0.25, because: `Phone number, country and tax identifier are all of ${homes[0]?.country}.` });
    return observe({ value: 0.25, confidence: 0.22, because: `No two of three fit: ${told}.` });
  },
  complaint: {
    says: 'I am Argentine, live in Spain, and have a Spanish number.',
    given: given({ PHONE: '+34 612 345 678', COUNTRY: 'ES' }, cuit),
  },
  examples: [
    { name: 'a Brazilian number, a Mexican address and an Argentine tax identifier', given: given({ PHONE: '+55 11 91734-5982', COUNTRY: 'MX' }, cuit), says: { below: 0.3 } },
    { name: 'all of one country', given: given({ PHONE: '+54 9 11 5555-4821', COUNTRY: 'Argentina' }, cuit), says: { above: 0.8 } },
    { name: 'two of them only', given: given({ PHONE: '+34 612 345 678' }, cuit), says: 'silent' },
    { name: 'nothing said', given: given({}, null), says: 'silent' },
  ],
});
