import { defineFact } from './define-fact.js';

/** How often somebody sends money. */
export interface UsualPace {
  readonly transfers: number;
  /** In how many weeks of those remembered the entity was there at all. */
  readonly weeks: number;
}

export const usualPace = defineFact<UsualPace>({
  says: 'How many transfers and purchases the entity made over six to nine months before the last 24 hours, and in how many weeks of that time it did anything.',
  example: { transfers: 40, weeks: 12 },
});
