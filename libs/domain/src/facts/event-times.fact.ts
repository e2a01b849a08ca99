import { defineFact } from './define-fact.js';

export const eventTimes = defineFact<readonly number[]>({
  says: 'When the last 32 events happened, in milliseconds since 1970, ascending.',
  example: [1_767_225_600_000, 1_767_225_604_200, 1_767_225_661_000],
});
