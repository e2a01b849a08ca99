import { defineFact } from './define-fact.js';

/** Others who have an e-mail address like the entity's. */
export interface SimilarEmails {
  /** With the very same address, upper or lower case. */
  readonly same: number;
  /** With another spelling of the same mailbox: what follows a plus, another name of its provider, or dots where the provider ignores them. */
  readonly variants: number;
}

export const similarEmails = defineFact<SimilarEmails | null>({
  says: 'How many other entities that did something have the same e-mail address, and how many another spelling of the same mailbox, counted up to 50 together; null without an address.',
  example: { same: 0, variants: 0 },
});
