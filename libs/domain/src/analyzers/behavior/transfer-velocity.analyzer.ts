import type { Arrivals } from '../../facts/arrivals.fact.js';
import type { KnownDevices } from '../../facts/devices.fact.js';
import type { Transfer } from '../../facts/transfers.fact.js';
import { newest } from '../../facts/windows.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { along, counted } from '../evidence.js';
import { written } from './amounts.js';
import { familiarity } from './familiar.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const minutesApart = (count: number, minutes: number, change: Partial<Transfer> = {}): Transfer[] =>
  Array.from({ length: count }, (_, n) => ({ at: n * minutes * 60_000, cents: 1_000_000, comparable: true, failed: false, ...change }));

/** A device that was there for so long before is the owner's, or has been the thief's without use to him. */
const oldMs = 3 * dayMs;
/** How much of the doubt a known device at a known place takes away: malware and whoever shares the house are left. */
const excused = 0.55;

const somewhere: Arrivals = { located: 0, withAgents: 0, days: 0, ways: [] };
const atWork: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 40, onSystem: 40 }] };
const newComputer: KnownDevices = { known: 2, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 8 } };
const oldComputer: KnownDevices = { known: 1, newest: { firstSeenAt: -90 * dayMs, sensitiveEventsWithin1h: 0 } };

/** Nobody is accused for fewer in an hour and in a day, whatever the habits. */
const tolerated = { inHour: 6, inDay: 10, failedInHour: 5 };

/**
 * An account is emptied in many transfers within minutes, because each has a limit; a stolen card is tried until it works.
 * What is many depends on the person: a shop pays out all day. And whoever uploads a list of wages for the first time does it
 * at the usual desk, where a thief is not; what banks send on from a list comes as fast as what a program steals.
 */
export const transferVelocity = defineAnalyzer({
  code: 'behavior.transfer-velocity',
  title: 'Transfers faster than usual',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['transfers', 'usualPace', 'usualAmounts', 'devices', 'arrivals', 'eventTimes'],
  judge: ({ transfers, usualPace, usualAmounts, devices, arrivals, eventTimes }) => {
    const now = newest(eventTimes).at(-1) ?? 0;
    const within = (ms: number, failed: boolean) => newest(transfers).filter((transfer) => transfer.failed === failed && now - transfer.at <= ms);
    const aDay = usualPace.transfers / Math.max(1, usualPace.weeks) / 5;
    const [inHour, inDay, failed] = [within(hourMs, false), within(dayMs, false), within(hourMs, true).length];
    const sum = inDay.reduce((cents, transfer) => cents + (transfer.comparable ? (transfer.cents ?? 0) : 0), 0);
    const daysWorth = usualAmounts === null || inDay.length < 3 ? 0 : sum / (usualAmounts.high * Math.max(3, 2 * aDay));
    const reasons = [
      { severity: along(inHour.length, { from: tolerated.inHour + aDay, to: 3 * (tolerated.inHour + aDay) }), says: `${counted(inHour.length, 'transfer')} within an hour` },
      { severity: along(inDay.length, { from: tolerated.inDay + 2 * aDay, to: 3 * (tolerated.inDay + 2 * aDay) }), says: `${counted(inDay.length, 'transfer')} within a day` },
      { severity: along(failed, { from: tolerated.failedInHour, to: 3 * tolerated.failedInHour }), says: `${counted(failed, 'transfer')} refused within an hour` },
      { severity: along(Math.log(Math.max(1, daysWorth)), { from: Math.log(1.5), to: Math.log(8) }), says: `${written(sum)} in ${counted(inDay.length, 'transfer')} within a day` },
    ];
    const worst = reasons.reduce((most, reason) => (reason.severity > most.severity ? reason : most));
    if (worst.severity === 0) return silent;
    const isOwnDevice = devices.newest !== null && now - devices.newest.firstSeenAt >= oldMs;
    const excuse = isOwnDevice ? excused * familiarity(arrivals) : 0;
    return observe({
      value: 0.5 - 0.45 * worst.severity * (1 - excuse),
      confidence: 0.05 + 0.8 * worst.severity * (1 - excuse),
      because: `${worst.says}; usual for this person is ${aDay.toFixed(1)} a day, from ${counted(usualPace.transfers, 'transfer')} in ${counted(usualPace.weeks, 'week')}${excuse > 0 ? ', though from where and on what this person always is' : ''}.`,
    });
  },
  complaint: {
    says: 'I pay all my bills on the day my salary comes: eight of them in half an hour.',
    given: { transfers: minutesApart(8, 4), usualPace: { transfers: 48, weeks: 24 }, usualAmounts: { transfers: 48, median: 1_000_000, high: 3_000_000 }, devices: oldComputer, arrivals: somewhere, eventTimes: [28 * 60_000] },
  },
  examples: [
    {
      name: 'an account that is emptied',
      given: { transfers: minutesApart(20, 2), usualPace: { transfers: 10, weeks: 8 }, usualAmounts: null, devices: newComputer, arrivals: somewhere, eventTimes: [38 * 60_000] },
      says: { below: 0.1 },
    },
    {
      name: 'a card that is tried until it works',
      given: { transfers: minutesApart(14, 1, { failed: true }), usualPace: { transfers: 10, weeks: 8 }, usualAmounts: null, devices: newComputer, arrivals: somewhere, eventTimes: [13 * 60_000] },
      says: { below: 0.2 },
    },
    {
      name: 'ten times a large amount in a day',
      given: { transfers: minutesApart(4, 60, { cents: 30_000_000 }), usualPace: { transfers: 20, weeks: 10 }, usualAmounts: { transfers: 20, median: 1_000_000, high: 2_000_000 }, devices: newComputer, arrivals: somewhere, eventTimes: [180 * 60_000] },
      says: { below: 0.1 },
    },
    {
      name: 'twenty wages from a first list, at the usual desk',
      given: { transfers: minutesApart(20, 0.02), usualPace: { transfers: 10, weeks: 8 }, usualAmounts: null, devices: oldComputer, arrivals: atWork, eventTimes: [24_000] },
      says: { above: 0.29 },
    },
    {
      name: 'a shop that always pays out forty a day',
      given: { transfers: minutesApart(32, 1), usualPace: { transfers: 7_200, weeks: 26 }, usualAmounts: null, devices: newComputer, arrivals: somewhere, eventTimes: [31 * 60_000] },
      says: 'silent',
    },
    { name: 'one transfer', given: { transfers: minutesApart(1, 1), usualPace: { transfers: 0, weeks: 1 }, usualAmounts: null, devices: newComputer, arrivals: somewhere, eventTimes: [0] }, says: 'silent' },
  ],
});
