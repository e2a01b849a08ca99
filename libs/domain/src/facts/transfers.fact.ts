import { defineFact } from './define-fact.js';

/** A movement of money, or an attempt at it. */
export interface Transfer {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hundredths of its currency; null: nobody said how much. */
  readonly cents: number | null;
  /** In the currency of the newest one: only those amounts can be compared. */
  readonly comparable: boolean;
  readonly failed: boolean;
}

export const transfers = defineFact<readonly Transfer[]>({
  says: 'The transfers and purchases within 14 days of the newest event, failed ones too, of the newest 32 of them: when, how much, and whether in the currency of the newest; ascending in time.',
  example: [{ at: 1_767_225_600_000, cents: 1_250_000, comparable: true, failed: false }],
});
