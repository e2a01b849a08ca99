import { defineBadge } from './define-badge.js';

export const muleAccount = defineBadge({
  slug: 'behavior.mule-account',
  name: 'Mule Account Suspected',
  type: 'BAD',
  says: 'This account seems to pass money on for somebody else: several accounts in one hand empty into the same account, or what many strangers pay in goes straight on.',
  // Tenants pay one landlord too, and a household shares a tablet. Both at once is a collection.
  raisedBy: [
    [{ code: 'uniqueness.shared-destination', below: 0.26, sure: 0.3 }, { code: 'uniqueness.shared-device', below: 0.3, sure: 0.5 }],
    [{ code: 'uniqueness.shared-destination', below: 0.26, sure: 0.3 }, { code: 'uniqueness.shared-session', below: 0.3, sure: 0.5 }],
    [{ code: 'uniqueness.shared-destination', below: 0.26, sure: 0.3 }, { code: 'uniqueness.similar-behavior', below: 0.2, sure: 0.5 }],
    [{ code: 'behavior.pass-through', below: 0.25, sure: 0.5 }],
  ],
  examples: [
    { name: 'twelve accounts on one phone that empty into one', seen: { 'uniqueness.shared-destination': [0.083, 0.4], 'uniqueness.shared-device': [0.083, 0.85] }, raised: true },
    { name: 'six that a script opened, with one destination', seen: { 'uniqueness.shared-destination': [0.167, 0.36], 'uniqueness.similar-behavior': [0.167, 0.5] }, raised: true },
    { name: 'eight strangers whose money was gone within hours', seen: { 'behavior.pass-through': [0.05, 0.9] }, raised: true },
    { name: 'three sales, and three payments', seen: { 'behavior.pass-through': [0.388, 0.3] }, raised: false },
    { name: 'students who moved into one house in the same week', seen: { 'uniqueness.shared-destination': [0.2, 0.4] }, raised: false },
    { name: 'four accounts on one phone, each with money of its own', seen: { 'uniqueness.shared-device': [0.25, 0.85] }, raised: false },
  ],
});
