import { describe, expect, it } from 'vitest';
import { amountBin, centsOfBin } from './money.js';
import { readMoney } from './read-money.js';

describe('readMoney', () => {
  it.each([
    [{ amount: 1234.56, currency: 'ars' }, { cents: 123_456, currency: 'ARS' }],
    [{ Monto: '1.234,56', moneda: 'ARS' }, { cents: 123_456, currency: 'ARS' }],
    [{ importe: '1,234.56' }, { cents: 123_456, currency: null }],
    [{ valor: 'R$ 99,90', moeda: 'BRL' }, { cents: 9_990, currency: 'BRL' }],
    [{ amount: '1234.5' }, { cents: 123_450, currency: null }],
    [{ amount: '1.234.567' }, { cents: 123_456_700, currency: null }],
    [{ amount: '12,345' }, { cents: 1_234_500, currency: null }],
    [{ amount: '12.345' }, { cents: 1_235, currency: null }],
    [{ amount: 0 }, { cents: 0, currency: null }],
    [{ total_amount: "1'000" }, { cents: 100_000, currency: null }],
    [{ amount: 'much', total: 5 }, { cents: 500, currency: null }],
    [{ amount: -5 }, null],
    [{ amount: 'NaN' }, null],
    [{ amount: [5] }, null],
    [{ currency: 'ARS' }, null],
    [{ amount: '9'.repeat(5_000) }, null],
    [{}, null],
    [null, null],
  ])('%j', (metadata, money) => {
    expect(readMoney(metadata)).toEqual(money);
  });
});

describe('an organization of its own words', () => {
  it('is understood before the global mappings, and may say that a name means nothing', () => {
    const own = new Map([['monedero', 'AMOUNT'], ['amount', null]] as const);
    expect(readMoney({ amount: 7, monedero: '12,5', currency: 'UYU' }, own)).toEqual({ cents: 1_250, currency: 'UYU' });
    expect(readMoney({ amount: 7 }, own)).toBeNull();
  });
});

describe('amountBin', () => {
  it('puts amounts together that differ by less than 5 %', () => {
    for (const cents of [1, 99, 12_345, 9_999_999, 1e15]) expect(Math.abs(centsOfBin(amountBin(cents)) / cents - 1)).toBeLessThan(0.025);
    expect(amountBin(0)).toBe(0);
  });
});
