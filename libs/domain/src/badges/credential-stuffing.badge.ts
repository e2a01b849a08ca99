import { defineBadge } from './define-badge.js';

export const credentialStuffing = defineBadge({
  slug: 'behavior.credential-stuffing',
  name: 'Credential Stuffing',
  type: 'BAD',
  says: 'Passwords are being tried on this account; its owner is the victim, and its password should be thought known.',
  raisedBy: [[{ code: 'behavior.failed-logins', below: 0.25, sure: 0.75 }]],
  examples: [
    { name: 'a list of passwords, tried out within the hour', seen: { 'behavior.failed-logins': [0.02, 0.9] }, raised: true },
    { name: 'an owner who remembers at the eighth try', seen: { 'behavior.failed-logins': [0.305, 0.675] }, raised: false },
  ],
});
