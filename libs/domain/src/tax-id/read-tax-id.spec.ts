import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents } from './documents.js';
import { readTaxId, readTaxIdAtHome } from './read-tax-id.js';

describe('readTaxId', () => {
  it.each([
    ['AR', '20242455496', 'person', 'valid'],
    ['AR', '20-24245549-6', 'person', 'valid'],
    ['ar', '２０－２４２４５５４９－６', 'person', 'valid'],
    ['AR', '27281455496', 'person', 'invalid'],
    ['AR', '30-50001091-2', 'company', 'valid'],
    ['AR', '30-50001091-3', 'company', 'invalid'],
    ['AR', '25-24245549-1', 'person', 'unknown_prefix'],
    ['AR', '24.245.549', 'person', 'valid'],
    ['BR', '390.533.447-05', 'person', 'valid'],
    ['BR', '111.111.111-11', 'person', 'invalid'],
    ['BR', '16.727.230/0001-97', 'company', 'valid'],
    ['BR', '12.ABC.345/01DE-35', 'company', 'valid'],
    ['BR', '12.abc.345/01de-36', 'company', 'invalid'],
    ['BR', '00000000000000', 'company', 'invalid'],
    ['CL', '12.531.909-2', 'person', 'valid'],
    ['CL', '76.086.428-5', 'company', 'valid'],
    ['CL', '12.531.909-k', 'person', 'invalid'],
    ['CO', '890.903.938-8', 'company', 'valid'],
    ['CO', '899.999.068-2', 'person', 'invalid'],
    ['CO', '860.034.313', 'company', 'valid'],
    ['CO', '1.020.713.756', 'person', 'valid'],
    ['CR', '3-101-999999', 'company', 'valid'],
    ['CR', '3-0455-0175', 'person', 'valid'],
    ['CU', '91021027775', 'person', 'valid'],
    ['DO', '001-1391820-5', 'person', 'valid'],
    ['DO', '1-01-85004-3', 'company', 'valid'],
    ['EC', '171430710-3', 'person', 'valid'],
    ['EC', '1792060346-001', 'company', 'valid'],
    ['ES', '54362315-K', 'person', 'valid'],
    ['ES', 'x-2482300w', 'person', 'valid'],
    ['ES', 'J99216582', 'company', 'valid'],
    ['GT', '576937-K', 'person', 'valid'],
    ['MX', 'GODE 561231 GR8', 'person', 'valid'],
    ['MX', 'MAB-930714-8T4', 'company', 'valid'],
    ['MX', 'XAXX010101000', 'person', 'generic'],
    ['MX', 'BOXW310820HNERXN09', 'person', 'valid'],
    ['PE', '20512333797', 'company', 'valid'],
    ['PE', '10101174102', 'person', 'valid'],
    ['PE', '10117410', 'person', 'valid'],
    ['PT', '501 964 843', 'company', 'valid'],
    ['PY', '80028061-0', 'company', 'valid'],
    ['SV', '0614-050707-104-8', 'person', 'valid'],
    ['US', '536-90-4399', 'person', 'valid'],
    ['UY', '21-100342-001-7', 'company', 'valid'],
    ['UY', '22-100342-001-7', 'person', 'unknown_prefix'],
    ['UY', '1.234.567-2', 'person', 'valid'],
    ['VE', 'V-11470283-4', 'person', 'valid'],
    ['DE', '136695976', 'person', 'unknown_country'],
    ['__proto__', '20242455496', 'person', 'unknown_country'],
  ])('%s %s is a %s, %s', (country, value, person, verdict) => {
    expect(readTaxId(value, country)).toMatchObject({ person, verdict });
  });

  it('puts back the zeros that were dropped, once it knows the country', () => {
    expect(readTaxId('1234567890', 'BR')).toMatchObject({ normalized: '1234567890', verdict: 'valid' });
    expect(readTaxId('1234567890', null).candidates.map(({ document }) => document)).not.toContain('CPF');
  });

  it('says what every country makes of an id that nobody claims', () => {
    const id = readTaxId('20242455496', null);
    expect(id).toMatchObject({ country: null, person: 'person', sure: false, verdict: 'valid' });
    expect(id.candidates).toMatchObject([
      { country: 'AR', document: 'CUIT', person: 'person', checked: true },
      { country: 'PE', document: 'RUC', person: 'company', checked: true },
    ]);
  });

  it('knows the country when only one could have issued it', () => {
    expect(readTaxId('12.ABC.345/01DE-35', null)).toMatchObject({ country: 'BR', person: 'company', sure: true });
  });

  it('believes a check digit before a mere length', () => {
    const id = readTaxId('1-01-85004-3', null);
    expect(new Set(id.candidates.map(({ person }) => person)).size).toBe(2);
    expect(id).toMatchObject({ person: 'company', checked: true });
  });

  it('does not call an id false that no country of ours issues', () => {
    expect(readTaxId('99-ZZ-1', null).verdict).toBe('unknown_country');
  });

  it('keeps the letters that an RFC has, and compares without its ampersand', () => {
    expect(readTaxId('ñoñ&610101abc', 'MX')).toMatchObject({ normalized: 'ÑOÑ610101ABC', verdict: 'invalid' });
  });

  it('tells a check digit from a mere length', () => {
    expect(readTaxId('20242455496', 'AR').checked).toBe(true);
    expect(readTaxId('24245549', 'AR').checked).toBe(false);
  });

  it('never throws, and spelling does not change the reading', () => {
    const country = fc.option(fc.oneof(fc.constantFrom(...Object.keys(documents)), fc.string({ maxLength: 3 })));
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.stringMatching(/^[0-9A-Z]{5,18}$/), fc.string({ maxLength: 500 }));
    fc.assert(
      fc.property(value, country, (written, hint) => {
        const id = readTaxId(written, hint);
        expect(readTaxId(id.normalized, hint).normalized).toBe(id.normalized);
        if (/^[0-9A-Z]+$/.test(written)) expect(readTaxId(written.split('').join('-').toLowerCase(), hint).verdict).toBe(id.verdict);
      }),
    );
  });
});

describe('readTaxIdAtHome', () => {
  it.each([
    ['in the country that was told', '20242455496', 'AR', null, 'AR'],
    ['told abroad, in the usual one', '20-24245549-6', 'BR', 'AR', 'AR'],
    ['told nowhere, in the usual one', '20242455496', null, 'AR', 'AR'],
    ['told abroad and with none usual, where alone its check holds', '12.ABC.345/01DE-35', 'AR', null, 'BR'],
    ['good where it was told, there and not where chance would have it', '24.245.549', 'AR', 'CL', 'AR'],
    ['false everywhere, where it was told', '111', 'BR', 'AR', 'BR'],
    ['of a country that we do not know, there', '24245549', 'FR', 'AR', 'FR'],
  ])('%s', (_, value, told, usual, country) => {
    expect(readTaxIdAtHome(value, { told, usual }).country).toBe(country);
  });
});
