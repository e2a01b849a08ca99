import { type CanonicalEventType, type MemorableEvent, NewestEvents, nothingRemembered, remembering, totalsOf } from '@app/domain';
import { describe, expect, it } from 'vitest';
import { arrivals } from './arrivals.fact.js';
import { devices } from './devices.fact.js';
import type { PersonAtHand } from './fact-loader.js';
import { failedLogins1h } from './failed-logins-1h.fact.js';
import { usualHours } from './usual-hours.fact.js';
import { visits } from './visits.fact.js';

const hour = 3_600_000;
const start = Date.parse('2026-03-02T15:00:00Z');

const event = (at: number, from: Partial<MemorableEvent>): MemorableEvent => ({
  at, type: from.eventType ?? 'ACCOUNTS_VIEW', eventType: 'ACCOUNTS_VIEW', latitude: null, longitude: null, accuracyKm: null, networkClass: 'consumer', sessionId: null, deviceId: null, destination: null, money: null,
  line: '190.16.0.1', asn: 7303, country: 'AR', userAgent: 'Bank/5.12 (Android 14; SM-A546E)', ...from,
});

/** Somebody as he is at hand after these events, and of whom the newest are remembered one by one. */
function after(events: readonly MemorableEvent[], memory = remembering(nothingRemembered, events)): PersonAtHand {
  const whereabouts = NewestEvents.none.with(events).events((type) => type as CanonicalEventType);
  return { memory, totals: totalsOf(memory), whereabouts, recentEvents: whereabouts.slice(-32) } as Partial<PersonAtHand> as PersonAtHand;
}

const home = Array.from({ length: 60 }, (_, n) => event(start + n * 24 * hour, {}));
const thiefCame = start + 60 * 24 * hour + 12 * hour;
const thief = (looks: number): MemorableEvent[] => Array.from({ length: looks }, (_, n) => event(thiefCame + n * 60_000, { line: '83.44.1.1', asn: 3352, country: 'ES', userAgent: 'okhttp/4.12.0' }));

describe('what is usual', () => {
  it.each([1, 40, 400])('does not become so by staying: after %i looks a thief is as strange as at the first', (looks) => {
    const person = after([...home, ...thief(looks)]);
    expect(arrivals(person)).toMatchObject({ located: 59, withAgents: 59 });
    expect(arrivals(person).ways.at(-1)).toEqual({ country: 'ES', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 0, withAgent: 0, onSystem: 0 });
    expect(usualHours(person).events[3]).toBe(0);
  });

  it('is told by the newest events where an older version remembered somebody', () => {
    const events = [...home, ...thief(5)];
    const { ways } = arrivals(after(events, { ...remembering(nothingRemembered, events), lately: [] }));
    expect(ways.at(-1)).toMatchObject({ onAddress: 0, inCountry: 0 });
  });

  it('is the address again when the owner is back for two days', () => {
    const back = Array.from({ length: 3 }, (_, n) => event(thiefCame + (n + 1) * 24 * hour, {}));
    expect(arrivals(after([...home, ...thief(400), ...back])).ways).toMatchObject([{ country: 'AR', onAddress: 60 }]);
  });
});

describe('the signs of a theft', () => {
  it.each([1, 40, 400])('stay: after %i looks as well it was too far from home', (looks) => {
    const [buenosAires, madrid] = [{ latitude: -34.6, longitude: -58.4, accuracyKm: 50 }, { latitude: 40.4, longitude: -3.7, accuracyKm: 50 }];
    const atHome = [...home.slice(-20), event(thiefCame - hour, {}), event(thiefCame - hour / 2, {})].map((one) => ({ ...one, ...buenosAires }));
    const steps = visits(after([...atHome, ...thief(looks).map((one) => ({ ...one, ...madrid }))]));
    const comes = steps.findIndex(({ country }) => country === 'ES');
    expect([steps[comes - 1], steps[comes]]).toMatchObject([{ at: thiefCame - hour / 2, country: 'AR' }, { at: thiefCame, country: 'ES' }]);
    expect(steps.length).toBeLessThanOrEqual(32);
  });

  it.each([1, 40])('stay for as long as they count: after %i looks as well', (looks) => {
    const at = (minutes: number): number => thiefCame - minutes * 60_000;
    const guesses = Array.from({ length: 20 }, (_, n) => event(at(15) + n * 1_000, { eventType: 'LOGIN_FAILED' }));
    const locks = [event(at(9), { eventType: 'PASSWORD_CHANGE' }), event(at(8), { eventType: 'TRANSFER_SUCCESS' })];
    const person = { ...after([...home, ...guesses, ...locks, ...thief(looks)]), devices: { known: 2, newestAt: at(10), lastSeen: [] } };
    expect([failedLogins1h(person), devices(person).newest?.sensitiveEventsWithin1h]).toEqual([20, 2]);
  });
});
