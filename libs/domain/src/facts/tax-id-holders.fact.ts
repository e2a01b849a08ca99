import { defineFact } from './define-fact.js';

/** Others who state the same tax identifier, or another document of the same holder. */
export interface TaxIdHolders {
  /** As the entity is one itself, a person or a company. */
  readonly alike: number;
  /** Of the other type. */
  readonly other: number;
}

export const taxIdHolders = defineFact<TaxIdHolders | null>({
  says: 'How many other entities that did something state the same tax identifier or another document that belongs to the same holder, by type; null without an identifier.',
  example: { alike: 0, other: 0 },
});
