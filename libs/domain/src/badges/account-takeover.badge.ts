import { defineBadge } from './define-badge.js';

export const accountTakeover = defineBadge({
  slug: 'behavior.account-takeover-signal',
  name: 'Account Takeover Suspected',
  type: 'BAD',
  says: 'Somebody else seems to act in this account: he came from a place or device that is not the owner’s, and at once changed the locks or moved money.',
  raisedBy: [
    [{ code: 'behavior.new-device', below: 0.3, sure: 0.5 }],
    // One sensitive thing on a new phone is what people buy phones for; not while they are also somewhere else.
    [{ code: 'behavior.new-device', below: 0.5, sure: 0.25 }, { code: 'behavior.impossible-travel', below: 0.3, sure: 0.5 }],
    // The locks are changed and the money is gone, with more about it than an owner's haste.
    [{ code: 'behavior.changed-locks', below: 0.3, sure: 0.5 }],
    // Somebody comes as this person never did, and does what thieves do.
    [{ code: 'behavior.login-likelihood', below: 0.3, sure: 0.4 }, { code: 'behavior.new-device', below: 0.5, sure: 0.25 }],
    [{ code: 'behavior.login-likelihood', below: 0.3, sure: 0.4 }, { code: 'behavior.changed-locks', below: 0.5, sure: 0.2 }],
    [{ code: 'behavior.login-likelihood', below: 0.3, sure: 0.4 }, { code: 'behavior.new-recipient', below: 0.4, sure: 0.3 }],
    [{ code: 'behavior.login-likelihood', below: 0.4, sure: 0.3 }, { code: 'behavior.dormant-account', below: 0.3, sure: 0.4 }],
    // The one of many accounts tried from an address that let somebody in.
    [{ code: 'behavior.tried-accounts', below: 0.2, sure: 0.6 }],
    // The same where each is tried from an address of its own.
    [{ code: 'behavior.tried-everywhere', below: 0.2, sure: 0.45 }],
    // Nobody logged in where the session went on.
    [{ code: 'behavior.taken-session', below: 0.25, sure: 0.45 }],
  ],
  examples: [
    { name: 'a password reset and a transfer on a device that was never there', seen: { 'behavior.new-device': [0.265, 0.575] }, raised: true },
    { name: 'a PIN change on a new device, far from where the owner was a moment ago', seen: { 'behavior.new-device': [0.45, 0.3], 'behavior.impossible-travel': [0.05, 0.8] }, raised: true },
    { name: 'the one of thirty accounts whose password was right', seen: { 'behavior.tried-accounts': [0.05, 0.9] }, raised: true },
    { name: 'the one that opened while new devices failed all over the place', seen: { 'behavior.tried-everywhere': [0.05, 0.65] }, raised: true },
    { name: 'a session that goes on elsewhere and at once moves money', seen: { 'behavior.taken-session': [0.16, 0.56] }, raised: true },
    { name: 'password and e-mail changed, then ten times the usual to somebody new', seen: { 'behavior.changed-locks': [0.03, 0.9] }, raised: true },
    { name: 'a login as nobody knows it, and a large sum to somebody new', seen: { 'behavior.login-likelihood': [0.08, 0.6], 'behavior.new-recipient': [0.15, 0.45] }, raised: true },
    { name: 'an account that was forgotten, woken by a stranger', seen: { 'behavior.login-likelihood': [0.3, 0.4], 'behavior.dormant-account': [0.1, 0.6] }, raised: true },
    { name: 'a login as nobody knows it, and nothing else', seen: { 'behavior.login-likelihood': [0.08, 0.6], 'behavior.new-country': [0.4, 0.25] }, raised: false },
    { name: 'a new phone, and a PIN set on it', seen: { 'behavior.new-device': [0.45, 0.3] }, raised: false },
    { name: 'a journey alone: nothing was done at its end', seen: { 'behavior.impossible-travel': [0.05, 0.8] }, raised: false },
  ],
});
