import { expect, it } from 'vitest';
import { statedTaxId } from './stated-tax-id.js';

const somebody = { entityId: 'a', organizationId: 'o', type: 'person' as const, newestAt: new Date(0), taxId: null, taxIdNormalized: null, country: null };

it.each([
  ['the column before what is told', { taxId: '20-24245549-6', taxIdNormalized: '20242455496', country: 'AR' }, { TAX_ID: '11144477735', COUNTRY: 'BR' }, { compared: '20242455496', country: 'AR', isTold: false }],
  ['where somebody lives, when his column says no country', { taxId: '20-24245549-6', taxIdNormalized: '20242455496' }, { COUNTRY: 'Argentina' }, { country: 'AR' }],
  ['what is told in the country that it is of, and not in the one that was guessed', { country: 'AR' }, { TAX_ID: '111.444.777-35', COUNTRY: 'Brasil' }, { compared: '11144477735', country: 'BR', isTold: true }],
  ['the number of somebody who lives abroad at home', { country: 'AR' }, { TAX_ID: '20-24245549-6', COUNTRY: 'ES' }, { country: 'AR' }],
  ['what is false everywhere in the country of the column', { country: 'AR' }, { TAX_ID: '27281455496', COUNTRY: 'BR' }, { country: 'AR' }],
])('reads %s', (_, column, fields, stated) => {
  expect(statedTaxId({ ...somebody, ...column }, { type: 'person', fields, changes: {} })).toMatchObject(stated);
});
