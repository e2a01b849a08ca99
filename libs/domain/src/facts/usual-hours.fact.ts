import { defineFact } from './define-fact.js';

/** When somebody is usually there. */
export interface UsualHours {
  /** Events in each hour of the day, UTC, 0 to 23. */
  readonly events: readonly number[];
  /** In how many weeks the entity was there at all. */
  readonly weeks: number;
  /** The hours in which it was there in the last 24. */
  readonly lately: readonly number[];
}

export const usualHours = defineFact<UsualHours>({
  says: 'The events of six to nine months before the last 24 hours by the hour of the day in UTC, those that failed left out, in how many weeks there were any, and the hours of the events since.',
  example: { events: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 9, 6, 3, 8, 4, 2, 6, 8, 5, 9, 7, 4], weeks: 12, lately: [12, 20] },
});
