import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * A document is issued once. Another account of the same kind on it is a second account of its holder, or of somebody who
 * borrowed his number; a person and a company with one number are mostly somebody who trades under his own name.
 */
export const sharedTaxId = defineAnalyzer({
  code: 'uniqueness.shared-tax-id',
  title: 'Other accounts state the same tax identifier',
  dimension: 'UNIQUENESS',
  weight: 1.5,
  needs: ['taxIdHolders'],
  judge: ({ taxIdHolders }) => {
    if (taxIdHolders === null) return silent;
    const { alike, other } = taxIdHolders;
    if (alike > 0) {
      return observe({ value: 0.4 / (1 + alike), confidence: 0.8, because: `${counted(alike, 'other account')} of the same kind ${alike === 1 ? 'states' : 'state'} a document of the same holder.` });
    }
    if (other === 0) return silent;
    return observe({ value: 0.65, confidence: 0.2, because: 'A person and a company state the same tax identifier.' });
  },
  complaint: { says: 'I am self-employed: my number is that of my business.', given: { taxIdHolders: { alike: 0, other: 1 } } },
  examples: [
    { name: 'one account by DNI, one by the CUIT that contains it', given: { taxIdHolders: { alike: 1, other: 0 } }, says: { below: 0.3 } },
    { name: 'a sole trader', given: { taxIdHolders: { alike: 0, other: 1 } }, says: { above: 0.6 } },
    { name: "a number of one's own", given: { taxIdHolders: { alike: 0, other: 0 } }, says: 'silent' },
    { name: 'no number', given: { taxIdHolders: null }, says: 'silent' },
  ],
});
