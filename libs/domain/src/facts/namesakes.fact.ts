import { defineFact } from './define-fact.js';

/** Others who are called the same. */
export interface Namesakes {
  readonly people: number;
  /** Those of them who were also on one of its devices, in one of its sessions, or sent to one of its destinations. */
  readonly met: number;
}

export const namesakes = defineFact<Namesakes | null>({
  says: 'How many other entities that did something have a name of the same words, without case, accents and order, counted up to 50, and how many of those it met; null without a name of two words.',
  example: { people: 0, met: 0 },
});
