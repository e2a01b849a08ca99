import { defineFact } from './define-fact.js';

/** The identifier without punctuation, or as it was registered, and the country that came with it. */
export interface StatedTaxId {
  readonly value: string;
  readonly country: string | null;
}

export const taxId = defineFact<StatedTaxId | null>({
  says: "The entity's tax identifier, with the country (ISO 3166-1 alpha-2) if one is known; null without one.",
  example: { value: '20242455496', country: 'AR' },
});
