import { describe, expect, it } from 'vitest';
import { countryOfTaxId } from './country-of-tax-id.js';

describe('countryOfTaxId', () => {
  it.each([
    ['no id', null, 'AR', 'AR'],
    ['no id and no home', null, null, null],
    ['good at home', '20-24245549-6', 'AR', 'AR'],
    ['good at home, though others could have issued it', '20242455496', 'PE', 'PE'],
    ['good in many places, no home', '20242455496', null, null],
    ['false at home, good in one other place', '12.ABC.345/01DE-35', 'AR', 'BR'],
    ['good in one place, no home', '12.ABC.345/01DE-35', null, 'BR'],
    ['false everywhere', '99-ZZ-1', 'AR', 'AR'],
    ['a prefix at home that nobody knows', '25-24245549-1', 'AR', 'AR'],
    ['at home in a country that we cannot read', '12.ABC.345/01DE-35', 'DE', 'DE'],
    ['a placeholder', '00000000000', 'AR', 'AR'],
  ])('%s', (_, taxId, home, expected) => {
    expect(countryOfTaxId(taxId, home)).toBe(expected);
  });
});
