import { defineFact } from './define-fact.js';

export const awake = defineFact<number>({
  says: 'For how many days up to the newest event, eight at most, there was no whole stretch of three hours, counted from midnight UTC, in which the entity did nothing of its own accord.',
  example: 0.25,
});
