import { defineFact } from './define-fact.js';

/** Where the newest transfer went, and what came before it. */
export interface Recipient {
  /** How often this entity sent there before. */
  readonly transfersBefore: number;
  /** To how many others it had sent before, or fewer when some were taken for one. */
  readonly othersBefore: number;
}

export const recipient = defineFact<Recipient | null>({
  says: 'How often the entity sent to the destination of its newest transfer before that, and to how many others, over six to nine months; null without a transfer that names its destination within a day of the newest event.',
  example: { transfersBefore: 4, othersBefore: 6 },
});
