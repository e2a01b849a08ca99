import { defineBadge } from './define-badge.js';

export const multiAccount = defineBadge({
  slug: 'uniqueness.multi-account',
  name: 'Multiple Accounts Suspected',
  type: 'BAD',
  says: 'This account seems to be one of several of the same person.',
  raisedBy: [[{ code: 'uniqueness.shared-device', below: 0.3, sure: 0.5 }]],
  examples: [
    { name: 'an account farm', seen: { 'uniqueness.shared-device': [0.025, 0.85] }, raised: true },
    { name: 'a line that many people share', seen: { 'uniqueness.shared-address': [0.2, 0.4] }, raised: false },
  ],
});
