import { hashOf } from '../memory/hash-of.js';

/** An amount as somebody stated it. */
export interface Money {
  /** In hundredths of the currency, whole: sums do not depend on their order. */
  readonly cents: number;
  /** In capitals, as stated; null: nothing was said, which is a currency of its own. */
  readonly currency: string | null;
}

/** Amounts in one bin differ by at most 5 %. */
const growth = Math.log(1.05);

/** More than all the money of the world, and still exact as a number. */
export const mostCents = 1e15;

/** The bin of an amount: bins of the same relative width from one hundredth upwards. */
export const amountBin = (cents: number): number => Math.round(Math.log(Math.min(mostCents, Math.max(1, cents))) / growth);

/** The amount in the middle of a bin, in hundredths. */
export const centsOfBin = (bin: number): number => Math.exp(bin * growth);

/** Currencies are told apart by their slot: 0 is for amounts without one. Hardly anybody has two that fall into the same. */
export const currencySlot = (currency: string | null): number => (currency === null ? 0 : 1 + (hashOf(currency) % 31));
