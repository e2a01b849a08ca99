import { defineFact } from './define-fact.js';

export const peopleOnDevice = defineFact<number>({
  says: "The most entities seen on one of the entity's devices, itself included, counted up to 50; 0 when it has no device.",
  example: 1,
});
