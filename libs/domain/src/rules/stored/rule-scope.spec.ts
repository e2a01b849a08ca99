import { expect, it } from 'vitest';
import { isInScope, type RuleScope } from './rule-scope.js';

const everybody: RuleScope = { targetEntityTypes: [], countries: [], scope: {} };
const ana = { type: 'person', countryCode: 'AR' };

it.each<[string, Partial<RuleScope>, boolean]>([
  ['nobody is left out', {}, true],
  ['people only', { targetEntityTypes: ['person'] }, true],
  ['companies only', { targetEntityTypes: ['company'] }, false],
  ['events, of whomever', { targetEntityTypes: ['user_event', 'transaction'] }, true],
  ['events of companies', { targetEntityTypes: ['user_event', 'company'] }, false],
  ['her country', { countries: ['BR', 'AR'] }, true],
  ['another country', { countries: ['BR'] }, false],
  ['her country, and another in the scope', { countries: ['AR'], scope: { countries: ['BR'] } }, false],
  ['companies in the scope', { scope: { entityTypes: ['company'] } }, false],
])('of %s: %j', (_story, scope, isAsked) => {
  expect(isInScope({ ...everybody, ...scope }, ana)).toBe(isAsked);
});

it('asks nobody of whom no country is known where a country is wanted', () => {
  expect(isInScope({ ...everybody, countries: ['AR'] }, { type: 'person', countryCode: null })).toBe(false);
});
