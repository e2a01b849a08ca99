import { defineBadge } from './define-badge.js';

export const registrationBombing = defineBadge({
  slug: 'uniqueness.registration-bombing',
  name: 'Registration Bombing',
  type: 'BAD',
  says: 'This account was opened as one of very many, in one go, from one address.',
  raisedBy: [[{ code: 'uniqueness.registration-burst', below: 0.2, sure: 0.5 }]],
  examples: [
    { name: 'thirty accounts out of one machine', seen: { 'uniqueness.registration-burst': [0.05, 0.8] }, raised: true },
    { name: 'a dozen from one line', seen: { 'uniqueness.registration-burst': [0.253, 0.434] }, raised: false },
  ],
});
