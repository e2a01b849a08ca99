import { defineBadge } from './define-badge.js';

export const bot = defineBadge({
  slug: 'humanity.bot',
  name: 'Bot',
  type: 'BAD',
  says: 'A program acts in this account.',
  raisedBy: [
    [{ code: 'humanity.user-agent', below: 0.3, sure: 0.6 }],
    [{ code: 'humanity.automation-marks', below: 0.3, sure: 0.7 }],
    // Clues that are weak alone, and leave little doubt together.
    [{ dimension: 'HUMANITY', below: 30, sure: 0.5 }],
  ],
  examples: [
    { name: 'a headless browser', seen: { 'humanity.user-agent': [0.02, 0.75] }, raised: true },
    { name: 'a browser that says itself that it is driven', seen: { 'humanity.automation-marks': [0.02, 0.95], 'humanity.user-agent': [0.92, 0.3] }, raised: true },
    { name: 'a metronome in a data centre', seen: { 'humanity.event-timing': [0.03, 0.85], 'humanity.hosting-network': [0.2, 0.5] }, raised: true },
    { name: 'a backend that forwards the agent of its HTTP library', seen: { 'humanity.user-agent': [0.3, 0.2] }, raised: false },
    { name: 'somebody who works through a VPN', seen: { 'humanity.hosting-network': [0.3, 0.4], 'humanity.user-agent': [0.92, 0.3] }, raised: false },
  ],
});
