import { describe, expect, it } from 'vitest';
import { durationIn, figureIn, percentIn } from './figures.js';

describe('a number of the console', () => {
  it.each([
    [() => figureIn('en', 12_345.6), '12,346'],
    [() => figureIn('es', 12_345.6), '12.346'],
    [() => figureIn('es', -3.25, { decimals: 1, signed: true }), '-3,3'],
    [() => figureIn('en', 41.2, { decimals: 1, signed: true }), '+41.2'],
    [() => figureIn('en', 4, { upTo: 1 }), '4'],
    [() => percentIn('es', 0.0714, { upTo: 1 }), '7,1\u00A0%'],
    [() => durationIn('es', 2.34), '2,3\u00A0s'],
    [() => durationIn('en', 0.25), '250\u00A0ms'],
    [() => durationIn('en', 7_200), '2\u00A0h'],
  ])('%#: %s', (made, shown) => {
    expect(made()).toBe(shown);
  });
});
