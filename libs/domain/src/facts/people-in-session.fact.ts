import { defineFact } from './define-fact.js';

export const peopleInSession = defineFact<number>({
  says: "The most entities seen in one of the entity's three newest sessions, itself included, counted up to 50; 0 when it has no session.",
  example: 1,
});
