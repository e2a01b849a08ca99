import type { Dice } from './dice.js';

const weighed = (digits: string, weights: readonly number[]): number => weights.reduce((sum, weight, n) => sum + weight * Number(digits[n]), 0);

function cuit(document: number): string {
  for (const prefix of ['20', '27', '23']) {
    const digits = `${prefix}${String(document).padStart(8, '0')}`;
    const check = (11 - (weighed(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
  return cuit(document + 1);
}

function rut(document: number): string {
  const digits = String(document).padStart(8, '0');
  const check = 11 - (weighed(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return `${Number(digits)}-${check === 11 ? '0' : check === 10 ? 'K' : check}`;
}

function cpf(document: number): string {
  let digits = String(document).padStart(9, '0');
  for (let length = 10; length <= 11; length += 1) {
    const sum = weighed(digits, Array.from({ length: length - 1 }, (_, n) => length - n));
    digits += String(((sum * 10) % 11) % 10);
  }
  return digits;
}

/** The identifier of the holder of a document, check digits included. */
export function taxIdOf(country: string, n: number, dice: Dice): string {
  const document = dice.whole(0, 9) + 10 * n;
  if (country === 'CL') return rut(8_000_000 + document);
  if (country === 'BR') return cpf(100_000_000 + document * 31);
  return cuit(14_000_000 + document * 97);
}

/** What somebody writes who has none: the right length, and a check digit that does not hold. */
export function falseTaxId(country: string, n: number, dice: Dice): string {
  const right = taxIdOf(country, n, dice);
  const last = right.at(-1) ?? '0';
  return `${right.slice(0, -1)}${last === 'K' ? 1 : (Number(last) + dice.whole(1, 8)) % 10}`;
}
