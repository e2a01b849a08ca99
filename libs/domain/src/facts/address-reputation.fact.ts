import type { Reputation } from '../labels/reputation.js';
import { defineFact } from './define-fact.js';

export const addressReputation = defineFact<Reputation | null>({
  says: "What was known, at the moment of the newest event with a public address, of what everybody who is regarded did on that address within the 28 days before: by their labels, each event weighing half as much for every five days that it is old; null without a label. An IPv6 address stands for its /64.",
  example: { frauds: 0, labelled: 6, fraud: 0, legitimate: 3, unlabelled: 0 },
});
