import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** Who gives an address that will be gone in an hour does not want to be found again. */
export const disposableMail = defineAnalyzer({
  code: 'authenticity.disposable-mail',
  title: 'The e-mail address is a throw-away one',
  dimension: 'AUTHENTICITY',
  weight: 2.5,
  needs: ['mailbox'],
  judge: ({ mailbox }) => {
    if (mailbox === null || mailbox.mailClass !== 'disposable') return silent;
    const { domain, lists, own } = mailbox;
    return observe({
      value: 0.05,
      // One list alone may be wrong: it is where somebody noted a domain down in anger.
      confidence: own || lists > 1 ? 0.9 : 0.7,
      because: own ? `Your own dataset calls ${domain} disposable.` : `Addresses of ${domain} are disposable, by ${counted(lists, 'list')} of such domains.`,
    });
  },
  complaint: {
    says: 'I let Apple hide my address from you, and I read every mail that you send.',
    given: { mailbox: { domain: 'privaterelay.appleid.com', mailClass: 'relay', lists: 1, own: false } },
  },
  examples: [
    { name: 'a mailbox for ten minutes', given: { mailbox: { domain: 'mailinator.com', mailClass: 'disposable', lists: 3, own: false } }, says: { below: 0.1 } },
    { name: 'a domain of the organization’s own dataset', given: { mailbox: { domain: 'burner.example', mailClass: 'disposable', lists: 1, own: true } }, says: { below: 0.1 } },
    { name: 'a mailbox that millions have', given: { mailbox: { domain: 'gmail.com', mailClass: 'free', lists: 1, own: false } }, says: 'silent' },
    { name: 'a company’s own domain', given: { mailbox: { domain: 'example.com', mailClass: 'unlisted', lists: 0, own: false } }, says: 'silent' },
    { name: 'no address', given: { mailbox: null }, says: 'silent' },
  ],
});
