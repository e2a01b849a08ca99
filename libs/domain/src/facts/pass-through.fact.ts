import type { PassedOn } from '../money/pass-through.js';
import { defineFact } from './define-fact.js';

/** Money that others pay in and that goes on. */
export interface PassThrough extends PassedOn {
  /** How many payments of its own are usual for the entity within three days. */
  readonly usualRounds: number;
}

export const passThrough = defineFact<PassThrough | null>({
  says: "Of what others paid to the entity's tax id, or to an account that its own payments name as their source, within three days up to its newest event, in the currency of its newest payment, the newest 48: how many paid, how many of them for the first time in these days, what share left again within twelve hours, and how many payments that paid for; with how many payments are usual for it in three days, over six to nine months before. Null when it sent nothing in these days, or got nothing.",
  example: null,
});
