import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * A relay is what careful people use, and it also lets one mailbox have a hundred addresses. It is a hint that matters
 * beside others and does no harm alone.
 */
export const relayMail = defineAnalyzer({
  code: 'authenticity.relay-mail',
  title: 'The e-mail address hides another',
  dimension: 'AUTHENTICITY',
  weight: 0.4,
  needs: ['mailbox'],
  judge: ({ mailbox }) =>
    mailbox?.mailClass === 'relay'
      ? observe({ value: 0.45, confidence: 0.25, because: `Mail to ${mailbox.domain} goes on to an address that is not told: privacy, mostly.` })
      : silent,
  complaint: {
    says: 'I use a relay everywhere. It is the others who leak my address.',
    given: { mailbox: { domain: 'simplelogin.com', mailClass: 'relay', lists: 1, own: false } },
  },
  examples: [
    { name: 'Firefox Relay', given: { mailbox: { domain: 'mozmail.com', mailClass: 'relay', lists: 1, own: false } }, says: { below: 0.49 } },
    { name: 'a throw-away address, which is another suspicion', given: { mailbox: { domain: 'yopmail.com', mailClass: 'disposable', lists: 3, own: false } }, says: 'silent' },
    { name: 'no address', given: { mailbox: null }, says: 'silent' },
  ],
});
