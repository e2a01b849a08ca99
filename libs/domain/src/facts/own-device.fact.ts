import { defineFact } from './define-fact.js';

export const ownDevice = defineFact<number | null>({
  says: 'The share of those of the last 32 events that name one of its three newest devices which happened on devices where nobody else was seen; null when none names a known one.',
  example: 1,
});
