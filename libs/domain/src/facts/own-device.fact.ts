import { defineFact } from './define-fact.js';

export const ownDevice = defineFact<number | null>({
  says: 'The share of those of the last 32 events that name a device which happened on devices where nobody else was seen; null when none names one.',
  example: 1,
});
