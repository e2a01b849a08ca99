import { defineBadge } from './define-badge.js';

export const multiAccount = defineBadge({
  slug: 'uniqueness.multi-account',
  name: 'Multiple Accounts Suspected',
  type: 'BAD',
  says: 'This account seems to be one of several of the same person.',
  raisedBy: [
    [{ code: 'uniqueness.shared-device', below: 0.3, sure: 0.5 }],
    [{ code: 'uniqueness.shared-session', below: 0.3, sure: 0.5 }],
    [{ code: 'uniqueness.similar-email', below: 0.2, sure: 0.5 }],
    [{ code: 'uniqueness.shared-tax-id', below: 0.3, sure: 0.5 }],
    [{ code: 'uniqueness.similar-behavior', below: 0.2, sure: 0.5 }],
  ],
  examples: [
    { name: 'an account farm', seen: { 'uniqueness.shared-device': [0.025, 0.85] }, raised: true },
    { name: 'four accounts that one browser session passed through', seen: { 'uniqueness.shared-session': [0.25, 0.7] }, raised: true },
    { name: 'a second account on the document of the first', seen: { 'uniqueness.shared-tax-id': [0.2, 0.8] }, raised: true },
    { name: 'a mailbox with one more account under another spelling: it may be a couple', seen: { 'uniqueness.similar-email': [0.354, 0.4] }, raised: false },
    { name: 'a visitor at a kiosk', seen: { 'uniqueness.shared-device': [0.02, 0.08] }, raised: false },
    { name: 'a line that many people share', seen: { 'uniqueness.shared-address': [0.2, 0.4] }, raised: false },
  ],
});
