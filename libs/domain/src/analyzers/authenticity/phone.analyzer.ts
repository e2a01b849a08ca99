import type { CanonicalFields } from '../../mappings/canonical-fields.js';
import { readCountry } from '../../place/read-country.js';
import { readPhone } from '../../profile/phone.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const withPhone = (phone: string, more: CanonicalFields = {}) => ({ profile: { type: 'person' as const, fields: { PHONE: phone, ...more }, changes: {} } });

/** A number that no country has issued was mistyped or made up; one digit all along was made up. */
export const phone = defineAnalyzer({
  code: 'authenticity.phone',
  title: 'The phone number cannot exist',
  dimension: 'AUTHENTICITY',
  weight: 0.8,
  needs: ['profile'],
  judge: ({ profile: { fields } }) => {
    if (fields.PHONE === undefined) return silent;
    const country = fields.COUNTRY === undefined ? null : readCountry(fields.COUNTRY);
    switch (readPhone(fields.PHONE, country).verdict) {
      case 'fake':
        return observe({ value: 0.1, confidence: 0.6, because: `Nobody has the phone number ${fields.PHONE}: it ends in one digit repeated or in digits in a row.` });
      case 'invalid':
        return observe({ value: 0.3, confidence: 0.2, because: `No phone number of ${country ?? 'that country'} has as many digits as ${fields.PHONE}.` });
      case 'valid':
        return observe({ value: 0.85, confidence: 0.1, because: 'The phone number is one that its country issues.' });
      case 'unknown':
        return silent;
    }
  },
  complaint: { says: 'Your form lost a digit of my number.', given: withPhone('+54 9 11 5555 123') },
  examples: [
    { name: 'the same digit all along', given: withPhone('0000000000'), says: { below: 0.2 } },
    { name: 'digits in a row', given: withPhone('+54 11 1234567'), says: { below: 0.2 } },
    { name: 'a number that is too short', given: withPhone('+5491155'), says: { below: 0.4 } },
    { name: 'a mobile in Buenos Aires', given: withPhone('+54 9 11 5555-4821'), says: { above: 0.8 } },
    { name: 'a national number, with its country', given: withPhone('11 91734-5982', { COUNTRY: 'Brasil' }), says: { above: 0.8 } },
    { name: 'a national number, and nobody knows of where', given: withPhone('4821 739'), says: 'silent' },
    { name: 'no number', given: { profile: { type: 'person', fields: {}, changes: {} } }, says: 'silent' },
  ],
});
