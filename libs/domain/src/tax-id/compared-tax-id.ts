import { readTaxId } from './read-tax-id.js';

/** As systems hide numbers: what is left of two of them may well be the same. */
const hidden = /[*•#]|x{3}/i;

/**
 * What people are compared by of a tax id that was told in passing. Null where it stands for none: a backend that writes "n/a"
 * or zeros for all who have no number would make one person of them.
 */
export function comparedTaxId(told: string, country: string | null): string | null {
  const { normalized, verdict } = readTaxId(told, country);
  const isNumber = /\d/.test(normalized) && !/^(.)\1*$/u.test(normalized) && !hidden.test(told);
  return isNumber && verdict !== 'generic' ? normalized : null;
}
