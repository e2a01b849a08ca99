import type { FactLoader } from './fact-loader.js';
import { statedTaxId } from './stated-tax-id.js';

export const taxId: FactLoader<'taxId'> = ({ subjects, profiles }) =>
  Promise.resolve(
    subjects.map((subject, n) => {
      const stated = statedTaxId(subject, profiles[n]);
      return stated && { value: stated.value, country: stated.country };
    }),
  );
