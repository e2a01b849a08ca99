import type { FactReader } from './fact-loader.js';
import { statedTaxId } from './stated-tax-id.js';

export const taxId: FactReader<'taxId'> = ({ subject, profile }) => {
  const stated = statedTaxId(subject, profile);
  return stated && { value: stated.value, country: stated.country };
};
