import type { Arrivals } from '../../facts/arrivals.fact.js';
import type { CredentialChange } from '../../memory/credential-change.js';
import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted } from '../evidence.js';
import { excessOf, latest, unusualFrom } from './amounts.js';
import { familiarity } from './familiar.js';

const hourMs = 3_600_000;
/** A thief hurries: most of it is over within hours, and after three days it is a coincidence. */
const soonMs = 72 * hourMs;
/** So many transfers say what is usual. One says what it was once. */
const telling = { from: 1, to: 5 };
/** One sign alone is what owners do: whoever forgot the password changes it in order to pay. */
const leastSigns = 0.4;

const usual = { transfers: 40, median: 1_000_000, high: 1_650_000 };
const sent = (cents: number) => [{ at: 10 * hourMs, cents, comparable: true, failed: false }];
const changed = (...types: CredentialChange['type'][]): CredentialChange[] => types.map((type, n) => ({ at: (7 + n) * hourMs, type }));
const oldPhone = { known: 1, newest: { firstSeenAt: -90 * 24 * hourMs, sensitiveEventsWithin1h: 0 } };
const elsewhere: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 40, withAgent: 0, onSystem: 40 }] };
const atHome: Arrivals = { ...elsewhere, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 0, onSystem: 40 }] };
const newPhone = { known: 2, newest: { firstSeenAt: 6 * hourMs, sensitiveEventsWithin1h: 1 } };

/** One credential, however many steps it takes: a reset ends in a change. */
const credentialOf = (type: CredentialChange['type']): string => (type === 'PASSWORD_RESET' ? 'PASSWORD_CHANGE' : type);

/**
 * Whoever took an account over first locks the owner out, and then moves the money: to somebody new, from a device that is
 * new, and much of it. A device of their own is as good as a lock to those who wait. Owners do the same with a new phone, at
 * home; so what comes from where they always are, or on what they always had, is suspected less.
 */
export const changedLocks = defineAnalyzer({
  code: 'behavior.changed-locks',
  title: 'Credentials or devices change, and then money moves',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['transfers', 'credentialChanges', 'usualAmounts', 'recipient', 'devices', 'arrivals', 'eventTimes'],
  judge: ({ transfers, credentialChanges, usualAmounts, recipient, devices, arrivals, eventTimes }) => {
    const last = latest(transfers, newest(eventTimes).at(-1) ?? 0);
    if (last === null || last.failed) return silent;
    const before = credentialChanges.filter(({ at }) => at <= last.at && last.at - at <= soonMs);
    const change = before.at(-1);
    const deviceIsOld = devices.newest !== null && last.at - devices.newest.firstSeenAt > soonMs;
    const isNewDevice = devices.newest !== null && devices.known > 1 && !deviceIsOld && devices.newest.firstSeenAt <= last.at;
    if (change === undefined && !isNewDevice) return silent;

    const kinds = new Set(before.map(({ type }) => credentialOf(type))).size;
    const excess = last.cents === null || usualAmounts === null ? 0 : excessOf(last.cents, usualAmounts);
    const excused = 0.3 * familiarity(arrivals) + (deviceIsOld ? 0.15 : 0);
    const signs = [
      { counts: change === undefined ? 0 : 0.25 - 0.15 * along(last.at - change.at, { from: 12 * hourMs, to: soonMs }), says: null },
      { counts: 0.2 * Math.min(2, Math.max(0, kinds - 1)), says: `${kinds} different credentials` },
      { counts: recipient !== null && recipient.transfersBefore === 0 && recipient.othersBefore > 0 ? 0.2 : 0, says: 'a recipient who is new' },
      { counts: 0.35 * along(excess, { from: unusualFrom - 0.5, to: 3.5 }) * along(usualAmounts?.transfers ?? 0, telling), says: 'an unusual amount' },
      { counts: isNewDevice ? 0.25 : 0, says: 'a device that is new' },
    ].filter(({ counts }) => counts > 0);
    const severity = signs.reduce((sum, { counts }) => sum + counts, -excused);
    if (severity <= leastSigns) return silent;
    const beside = signs.flatMap(({ says }) => says ?? []);
    const changes = change === undefined ? 'A device was added' : `${counted(before.length, 'credential change')} (${[...new Set(before.map(({ type }) => type))].join(', ')})`;
    const hours = Math.max(1, Math.ceil((last.at - (change?.at ?? devices.newest?.firstSeenAt ?? last.at)) / hourMs));
    return observe({
      value: 0.6 - 0.57 * along(severity, { from: leastSigns, to: 0.9 }),
      confidence: 0.1 + 0.8 * along(severity, { from: leastSigns, to: 0.9 }),
      because: `${changes}, and within ${counted(hours, 'hour')} money moved, with ${beside.join(', ')}${excused > 0 ? ', though from where or on what this person always is' : ''}.`,
    });
  },
  complaint: {
    says: 'I had forgotten my password, set a new one, and paid a new plumber.',
    given: { transfers: sent(1_200_000), credentialChanges: changed('PASSWORD_RESET'), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: oldPhone, arrivals: atHome, eventTimes: [10 * hourMs] },
  },
  examples: [
    {
      name: 'password and e-mail, then ten times the usual to somebody new',
      given: { transfers: sent(10_000_000), credentialChanges: changed('PASSWORD_CHANGE', 'EMAIL_CHANGE'), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: newPhone, arrivals: elsewhere, eventTimes: [10 * hourMs] },
      says: { below: 0.1 },
    },
    {
      name: 'a young account: e-mail and phone change on a new device, and its first transfer follows',
      given: { transfers: sent(5_000_000), credentialChanges: changed('EMAIL_CHANGE', 'PHONE_CHANGE'), usualAmounts: null, recipient: { transfersBefore: 0, othersBefore: 0 }, devices: newPhone, arrivals: elsewhere, eventTimes: [10 * hourMs] },
      says: { below: 0.35 },
    },
    {
      name: 'a new phone and its PIN at home, and then the plumber',
      given: { transfers: sent(1_200_000), credentialChanges: changed('PIN_CHANGE'), usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: newPhone, arrivals: atHome, eventTimes: [10 * hourMs] },
      says: 'silent',
    },
    {
      name: 'no lock but a stranger\'s phone, and two days later ten times the usual to somebody new',
      given: { transfers: [{ at: 60 * hourMs, cents: 10_000_000, comparable: true, failed: false }], credentialChanges: [], usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: newPhone, arrivals: elsewhere, eventTimes: [60 * hourMs] },
      says: { below: 0.2 },
    },
    {
      name: 'a second phone, and the plumber',
      given: { transfers: sent(1_200_000), credentialChanges: [], usualAmounts: usual, recipient: { transfersBefore: 0, othersBefore: 8 }, devices: newPhone, arrivals: elsewhere, eventTimes: [10 * hourMs] },
      says: { above: 0.5 },
    },
    {
      name: 'a new PIN, and the rent',
      given: { transfers: sent(1_500_000), credentialChanges: changed('PIN_CHANGE'), usualAmounts: usual, recipient: { transfersBefore: 5, othersBefore: 8 }, devices: oldPhone, arrivals: atHome, eventTimes: [10 * hourMs] },
      says: 'silent',
    },
    {
      name: 'a change long before',
      given: { transfers: sent(10_000_000), credentialChanges: [{ at: -100 * hourMs, type: 'EMAIL_CHANGE' }], usualAmounts: usual, recipient: null, devices: oldPhone, arrivals: atHome, eventTimes: [10 * hourMs] },
      says: 'silent',
    },
    { name: 'no transfer', given: { transfers: [], credentialChanges: changed('EMAIL_CHANGE'), usualAmounts: null, recipient: null, devices: oldPhone, arrivals: atHome, eventTimes: [10 * hourMs] }, says: 'silent' },
  ],
});
