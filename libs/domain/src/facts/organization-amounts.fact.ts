import { defineFact } from './define-fact.js';

/** The larger amounts that move in an organization. */
export interface OrganizationAmounts {
  /** How many they are taken from. */
  readonly transfers: number;
  /** Hundredths: one in ten is larger. */
  readonly high: number;
  /** One in a hundred is larger. */
  readonly highest: number;
}

export const organizationAmounts = defineFact<OrganizationAmounts | null>({
  says: "What nine in ten and 99 in 100 transfers of the organization do not exceed, in hundredths of the newest transfer's currency, by the last count of what its entities did in six to nine months; null below 1,000 transfers in that currency.",
  example: { transfers: 80_000, high: 9_000_000, highest: 30_000_000 },
});
