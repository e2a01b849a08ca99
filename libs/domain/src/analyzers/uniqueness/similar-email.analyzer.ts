import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A couple, a bookkeeper with two clients. */
const shared = 2;
/** The mailbox of a firm, or a word that was put in for want of an address. */
const anybodys = 10;

/**
 * Many systems take `ana+1@` for another customer, and that is why it is tried: two spellings of one mailbox are two accounts
 * of whoever reads it. The very same address is told openly, by couples and by bookkeepers, and weighs next to nothing.
 */
export const similarEmail = defineAnalyzer({
  code: 'uniqueness.similar-email',
  title: 'Other accounts lead to the same mailbox',
  dimension: 'UNIQUENESS',
  weight: 2,
  needs: ['similarEmails'],
  judge: ({ similarEmails }) => {
    if (similarEmails === null) return silent;
    const { same, variants } = similarEmails;
    if (variants > 0) {
      return observe({
        value: 1 / (1 + same + variants) ** 1.5,
        confidence: Math.min(0.9, 0.3 + 0.1 * variants),
        because: `The mailbox of this account has ${counted(variants, 'more account')} under ${variants === 1 ? 'another spelling' : 'other spellings'} of its address.`,
      });
    }
    if (same < shared || same > anybodys) return silent;
    return observe({ value: 1 / (1 + same), confidence: 0.08, because: `${counted(same, 'other account')} have the same e-mail address.` });
  },
  complaint: { says: 'My wife and I have one e-mail address between us.', given: { similarEmails: { same: 1, variants: 0 } } },
  examples: [
    { name: 'twelve accounts of ana+1 to ana+12', given: { similarEmails: { same: 0, variants: 11 } }, says: { below: 0.1 } },
    { name: 'a second account with a plus', given: { similarEmails: { same: 0, variants: 1 } }, says: { below: 0.4 } },
    { name: 'a bookkeeper who registers four clients', given: { similarEmails: { same: 3, variants: 0 } }, says: { below: 0.3 } },
    { name: 'a couple with one address', given: { similarEmails: { same: 1, variants: 0 } }, says: 'silent' },
    { name: 'the placeholder of an import', given: { similarEmails: { same: 50, variants: 0 } }, says: 'silent' },
    { name: "an address of one's own", given: { similarEmails: { same: 0, variants: 0 } }, says: 'silent' },
    { name: 'no address', given: { similarEmails: null }, says: 'silent' },
  ],
});
