import { defineBadge } from './define-badge.js';

export const credentialStuffing = defineBadge({
  slug: 'behavior.credential-stuffing',
  name: 'Credential Stuffing',
  type: 'BAD',
  says: 'Passwords are being tried on this account, or on it among many others; its owner is the victim, and its password should be thought known.',
  raisedBy: [
    [{ code: 'behavior.failed-logins', below: 0.25, sure: 0.75 }],
    [{ code: 'behavior.tried-accounts', below: 0.3, sure: 0.5 }],
    [{ code: 'behavior.tried-everywhere', below: 0.25, sure: 0.4 }],
  ],
  examples: [
    { name: 'a list of passwords, tried out within the hour', seen: { 'behavior.failed-logins': [0.02, 0.9] }, raised: true },
    { name: 'the one of thirty accounts whose password was right', seen: { 'behavior.tried-accounts': [0.05, 0.9] }, raised: true },
    { name: 'the one that opened while new devices failed all over the place', seen: { 'behavior.tried-everywhere': [0.05, 0.65] }, raised: true },
    { name: 'the same, who came much as the owner does', seen: { 'behavior.tried-everywhere': [0.275, 0.36] }, raised: false },
    { name: 'one of the thirty that stayed shut: it was tried once', seen: { 'behavior.tried-accounts': [0.55, 0.3] }, raised: false },
    { name: 'an owner who remembers at the eighth try', seen: { 'behavior.failed-logins': [0.305, 0.675] }, raised: false },
  ],
});
