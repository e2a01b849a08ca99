import { expect, it } from 'vitest';
import { comparedTaxId } from './compared-tax-id.js';

it.each([
  ['20-24245549-6', 'AR', '20242455496'],
  ['27.281.455-4', 'AR', '272814554'],
  ['136 695 976', 'DE', '136695976'],
  ['gohe&550203lh7', null, 'GOHE550203LH7'],
  ['00000000000', 'AR', null],
  ['n/a', null, null],
  ['', 'AR', null],
  ['XAXX010101000', 'MX', null],
  ['20-****5549-6', 'AR', null],
  ['20XXXX55496', 'AR', null],
])('%s of %s is compared as %s', (told, country, compared) => {
  expect(comparedTaxId(told, country)).toBe(compared);
});
