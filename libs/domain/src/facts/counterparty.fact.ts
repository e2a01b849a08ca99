import type { Reputation } from '../labels/reputation.js';
import { defineFact } from './define-fact.js';

export const counterparty = defineFact<Reputation | null>({
  says: 'What was known, at the moment of the newest transfer, of what everybody who is regarded sent to its destination within the 28 days before: by their labels, each event weighing half as much for every five days that it is old; null without a label or a destination, or a day after that transfer.',
  example: { frauds: 0, labelled: 6, fraud: 0, legitimate: 3, unlabelled: 0 },
});
