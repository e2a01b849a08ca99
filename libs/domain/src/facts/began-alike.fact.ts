import { defineFact } from './define-fact.js';

export const beganAlike = defineFact<number>({
  says: 'How many other entities began within half an hour of it as it did: the same first four event types at the same pace, with the same agent, from the same block of addresses; counted up to 50. 0 when it did too little, or too slowly, for that.',
  example: 0,
});
