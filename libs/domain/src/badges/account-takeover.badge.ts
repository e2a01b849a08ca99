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
    // The one of many accounts tried from an address that let somebody in.
    [{ code: 'behavior.tried-accounts', below: 0.2, sure: 0.6 }],
  ],
  examples: [
    { name: 'a password reset and a transfer on a device that was never there', seen: { 'behavior.new-device': [0.265, 0.575] }, raised: true },
    { name: 'a PIN change on a new device, far from where the owner was a moment ago', seen: { 'behavior.new-device': [0.45, 0.3], 'behavior.impossible-travel': [0.05, 0.8] }, raised: true },
    { name: 'the one of thirty accounts whose password was right', seen: { 'behavior.tried-accounts': [0.05, 0.9] }, raised: true },
    { name: 'a new phone, and a PIN set on it', seen: { 'behavior.new-device': [0.45, 0.3] }, raised: false },
    { name: 'a journey alone: nothing was done at its end', seen: { 'behavior.impossible-travel': [0.05, 0.8] }, raised: false },
  ],
});
