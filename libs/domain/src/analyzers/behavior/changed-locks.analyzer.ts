import type { CredentialChange } from '../../memory/credential-change.js';
import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted } from '../evidence.js';
import { excessOf, latest, unusualFrom } from './amounts.js';

const hourMs = 3_600_000;
/** A thief hurries. */
const soonMs = 72 * hourMs;
/** One sign alone is what owners do: whoever forgot the password changes it in order to pay. */
const leastSigns = 0.4;

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (cents: number) => [{ at: 10 * hourMs, cents, comparable: true, failed: false }];
const changed = (...types: CredentialChange['type'][]): CredentialChange[] => types.map((type, n) => ({ at: (7 + n) * hourMs, type }));
const oldPhone = { known: 1, newest: { firstSeenAt: -90 * 24 * hourMs, sensitiveEventsWithin1h: 0 } };
const newPhone = { known: 2, newest: { firstSeenAt: 6 * hourMs, sensitiveEventsWithin1h: 1 } };

/** Whoever took an account over first locks the owner out, and then moves the money: to somebody new, from a device that is new, and much of it. */
export const changedLocks = defineAnalyzer({
  code: 'behavior.changed-locks',
  title: 'Credentials change, and then money moves',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['transfers', 'credentialChanges', 'usualAmounts', 'recipient', 'devices', 'eventTimes'],
  judge: ({ transfers, credentialChanges, usualAmounts, recipient, devices, eventTimes }) => {
    const last = latest(transfers, newest(eventTimes).at(-1) ?? 0);
    if (last === null || last.failed) return silent;
    const before = credentialChanges.filter(({ at }) => at <= last.at && last.at - at <= soonMs);
    const change = before.at(-1);
    if (change === undefined) return silent;

    const kinds = new Set(before.map(({ type }) => type)).size;
    const excess = last.cents === null || usualAmounts === null ? 0 : excessOf(last.cents, usualAmounts);
    const isNewDevice = devices.newest !== null && devices.known > 1 && last.at - devices.newest.firstSeenAt <= soonMs && devices.newest.firstSeenAt <= last.at;
    const signs = [
      { counts: last.at - change.at <= 24 * hourMs ? 0.25 : 0.15, says: null },
      { counts: 0.2 * Math.min(2, kinds - 1), says: `${kinds} different credentials` },
      { counts: recipient !== null && recipient.transfersBefore === 0 && recipient.othersBefore > 0 ? 0.2 : 0, says: 'a recipient who is new' },
      { counts: 0.35 * along(excess, { from: unusualFrom - 0.5, to: 3.5 }), says: 'an unusual amount' },
      { counts: isNewDevice ? 0.25 : 0, says: 'a device that is new' },
    ].filter(({ counts }) => counts > 0);
    const severity = Math.min(1, signs.reduce((sum, { counts }) => sum + counts, 0));
    if (severity <= leastSigns) return silent;
    const beside = signs.flatMap(({ says }) => says ?? []);
    return observe({
      value: 0.6 - 0.57 * along(severity, { from: leastSigns, to: 0.9 }),
      confidence: 0.1 + 0.8 * along(severity, { from: leastSigns, to: 0.9 }),
      because: `${counted(before.length, 'credential change')} (${[...new Set(before.map(({ type }) => type))].join(', ')}), and within ${counted(Math.max(1, Math.ceil((last.at - change.at) / hourMs)), 'hour')} money moved, with ${beside.join(', ')}.`,
    });
  },
  complaint: {
    says: 'I had forgotten my password, set a new one, and paid a new plumber.',
    given: { transfers: sent(1_200_000), credentialChanges: changed('PASSWORD_RESET'), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: oldPhone, eventTimes: [10 * hourMs] },
  },
  examples: [
    {
      name: 'password and e-mail, then ten times the usual to somebody new',
      given: { transfers: sent(10_000_000), credentialChanges: changed('PASSWORD_CHANGE', 'EMAIL_CHANGE'), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: newPhone, eventTimes: [10 * hourMs] },
      says: { below: 0.1 },
    },
    {
      name: 'a young account: e-mail and phone change on a new device, and its first transfer follows',
      given: { transfers: sent(5_000_000), credentialChanges: changed('EMAIL_CHANGE', 'PHONE_CHANGE'), usualAmounts: null, recipient: { transfersBefore: 0, othersBefore: 0 }, devices: newPhone, eventTimes: [10 * hourMs] },
      says: { below: 0.35 },
    },
    {
      name: 'a new PIN, and the rent',
      given: { transfers: sent(1_500_000), credentialChanges: changed('PIN_CHANGE'), usualAmounts: usual, recipient: { transfersBefore: 5, othersBefore: 8 }, devices: oldPhone, eventTimes: [10 * hourMs] },
      says: 'silent',
    },
    {
      name: 'a change long before',
      given: { transfers: sent(10_000_000), credentialChanges: [{ at: -100 * hourMs, type: 'EMAIL_CHANGE' }], usualAmounts: usual, recipient: null, devices: oldPhone, eventTimes: [10 * hourMs] },
      says: 'silent',
    },
    { name: 'no transfer', given: { transfers: [], credentialChanges: changed('EMAIL_CHANGE'), usualAmounts: null, recipient: null, devices: oldPhone, eventTimes: [10 * hourMs] }, says: 'silent' },
  ],
});
