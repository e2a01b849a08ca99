import type { CanonicalField } from '../../mappings/field-sources.js';
import { changesDays } from '../../profile/profile-of.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const changing = (changes: Partial<Record<CanonicalField, number>>) => ({ profile: { type: 'person' as const, fields: {}, changes } });

/** So many values within a month are life: a typing error and its correction, a marriage, a new number that did not work, a move and the street put right. */
const ordinary: readonly { readonly fields: readonly CanonicalField[]; readonly most: number; readonly plural: string }[] = [
  { fields: ['TAX_ID'], most: 2, plural: 'tax identifiers' },
  { fields: ['BIRTH_DATE'], most: 2, plural: 'birth dates' },
  { fields: ['FULL_NAME', 'FIRST_NAME', 'LAST_NAME'], most: 2, plural: 'names' },
  { fields: ['EMAIL'], most: 3, plural: 'e-mail addresses' },
  { fields: ['PHONE'], most: 3, plural: 'phone numbers' },
  { fields: ['COUNTRY'], most: 2, plural: 'countries' },
  { fields: ['ADDRESS', 'CITY', 'REGION', 'POSTAL_CODE'], most: 3, plural: 'postal addresses' },
];

/** An account that is another person every week is passed from hand to hand, or tries what gets through. */
export const changingProfile = defineAnalyzer({
  code: 'authenticity.changing-profile',
  title: 'Who it is changes too often',
  dimension: 'AUTHENTICITY',
  weight: 1.5,
  needs: ['profile'],
  judge: ({ profile: { changes } }) => {
    const beyond = ordinary.flatMap(({ fields, most, plural }) => {
      // What is written in parts changes in all of them at once.
      const values = Math.max(...fields.map((field) => changes[field] ?? 0));
      return values > most ? [{ told: `${values} ${plural}`, excess: values - most }] : [];
    });
    if (beyond.length === 0) return silent;
    // One too many is an oddity, two are a pattern, three nobody has by chance.
    const tooMany = Math.max(...beyond.map(({ excess }) => excess)) + beyond.length - 1;
    return observe({
      value: 0.3 / tooMany,
      confidence: Math.min(0.9, 0.08 + 0.3 * (tooMany - 1)),
      because: `Within ${changesDays} days events told of ${beyond.map(({ told }) => told).join(', ')}.`,
    });
  },
  complaint: { says: 'I married, and the registry had misspelt me.', given: changing({ LAST_NAME: 3, FULL_NAME: 3, EMAIL: 2 }) },
  examples: [
    { name: 'five names in a month', given: changing({ FULL_NAME: 5 }), says: { below: 0.15 } },
    { name: 'three birth dates and four tax identifiers', given: changing({ BIRTH_DATE: 3, TAX_ID: 4 }), says: { below: 0.15 } },
    { name: 'a new address and a new phone', given: changing({ EMAIL: 2, PHONE: 2 }), says: 'silent' },
    { name: 'another address every week, in parts', given: changing({ ADDRESS: 6, CITY: 6, POSTAL_CODE: 5 }), says: { below: 0.15 } },
    { name: 'somebody moved, and corrected the street', given: changing({ ADDRESS: 3, CITY: 2, POSTAL_CODE: 2 }), says: 'silent' },
    { name: 'nothing changed', given: changing({}), says: 'silent' },
  ],
});
