import { type MemorableEvent, nothingRemembered, remembering, totalsOf } from '@app/domain';
import { describe, expect, it } from 'vitest';
import type { PersonAtHand } from './fact-loader.js';
import { takenSession } from './taken-session.fact.js';

const minute = 60_000;
const day = 86_400_000;
const start = Date.parse('2026-01-05T12:00:00Z');

const laptop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const linux = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const atHome = { line: '190.16.0.1', asn: 7303, country: 'AR', networkClass: 'consumer', userAgent: laptop, deviceId: 'laptop' } as const;
const thief = { line: '5.9.0.7', asn: 24940, country: 'DE', networkClass: 'hosting', userAgent: linux, deviceId: null } as const;

const app = { userAgent: 'bank/5.1 (Android 14)', deviceId: 'telephone' } as const;
const inApp = 'Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36';

type Told = Partial<MemorableEvent>;
const event = (told: Told): MemorableEvent => ({
  at: start, type: 'x', eventType: 'BALANCE_CHECK', latitude: null, longitude: null, accuracyKm: null, sessionId: 's-today', destination: null, money: null, ...atHome, ...told,
});

/** A login and a look on each of ten days, at home. */
const past = Array.from({ length: 10 }, (_, n): Told[] => [{ at: start - (10 - n) * day, sessionId: `s-${n}`, eventType: 'LOGIN_SUCCESS' }, { at: start - (10 - n) * day + minute, sessionId: `s-${n}` }]).flat();
/** So often that nothing of May is among the newest. */
const months = Array.from({ length: 40 }, (_, n): Told => ({ at: start - (100 - 2 * n) * day, sessionId: `s-${n}`, eventType: 'LOGIN_SUCCESS' }));
const opened: Told[] = [{ eventType: 'LOGIN_SUCCESS' }, { at: start + minute }];
const taken: Told[] = [{ ...thief, at: start + 21 * minute }, { ...thief, at: start + 22 * minute, eventType: 'PHONE_CHANGE' }, { ...thief, at: start + 23 * minute, eventType: 'TRANSFER_SUCCESS' }];

function told(...stories: readonly (readonly Told[])[]) {
  const events = stories.flat().map(event);
  const memory = remembering(nothingRemembered, events);
  return takenSession({ memory, totals: totalsOf(memory), recentEvents: events.slice(-32), devices: { known: 0, newestAt: null, lastSeen: [] } } as Partial<PersonAtHand> as PersonAtHand);
}

const with_ = (some: readonly Told[], more: Told): Told[] => some.map((one) => ({ ...one, ...more }));

describe('a session', () => {
  it('that another machine goes on with elsewhere, where nobody logged in', () => {
    expect(told(past, opened, taken)).toEqual({ afterMs: 20 * minute, newPlace: 'country', machine: 'other', sensitiveEvents: 2 });
  });

  it('and its owner comes back, none the wiser', () => {
    expect(told(past, opened, taken, [{ at: start + 30 * minute }, { at: start + 31 * minute }])).toEqual({ afterMs: 20 * minute, newPlace: 'country', machine: 'other', sensitiveEvents: 2 });
  });

  it('dressed up in the owner’s user agent, on a device that was never there', () => {
    expect(told(past, opened, with_(taken, { userAgent: laptop, deviceId: 'made-up', country: 'AR' }))).toMatchObject({ newPlace: 'network', machine: 'other' });
  });

  it('dressed up just so, and the tracker runs nowhere', () => {
    expect(told(past, opened, with_(taken, { userAgent: laptop, deviceId: null }))).toMatchObject({ newPlace: 'country', machine: 'unnamed' });
  });

  it('through a stranger’s line in the same network, on another system', () => {
    expect(told(past, opened, with_(taken, { line: '190.16.9.9', asn: atHome.asn, country: 'AR' }))).toMatchObject({ newPlace: 'address', machine: 'other' });
  });

  it('of a laptop, through a stranger’s line in the same network, on a device that was never there', () => {
    expect(told(past, opened, with_(taken, { line: '190.16.9.9', asn: atHome.asn, country: 'AR', userAgent: laptop, deviceId: 'made-up' }))).toMatchObject({ newPlace: 'address', machine: 'other' });
  });

  it('in a network that its owner was in half a year ago', () => {
    expect(told([{ ...thief, userAgent: laptop, at: start - 200 * day, sessionId: 's-may' }], months, opened, with_(taken, { line: '5.9.0.8' }))).toMatchObject({ newPlace: 'address', machine: 'other' });
  });

  it('and the thief logs in there later, with the password that he set', () => {
    expect(told(past, opened, taken, [{ ...thief, at: start + 30 * minute, sessionId: 's-thief', eventType: 'LOGIN_SUCCESS' }])).toMatchObject({ newPlace: 'country', sensitiveEvents: 2 });
  });

  it('through one exit after the other', () => {
    expect(told(past, opened, taken.map((one, n) => ({ ...one, line: `5.9.0.${n + 1}` })))).toEqual({ afterMs: 20 * minute, newPlace: 'country', machine: 'other', sensitiveEvents: 2 });
  });

  it.each<[string, readonly (readonly Told[])[]]>([
    ['stays where it was opened', [past, opened]],
    ['goes on in the train, on the same laptop', [past, opened, with_(taken, { userAgent: laptop, deviceId: 'laptop' })]],
    ['goes on in another browser, on the line at home', [past, opened, with_(taken, { line: atHome.line, asn: atHome.asn, country: 'AR' })]],
    ['goes on at the next address of its carrier, in the browser that the app opens', [with_(past, app), with_(opened, app), with_(taken, { line: '190.16.9.9', asn: atHome.asn, country: 'AR', userAgent: inApp, deviceId: 'in the app' })]],
    ['goes on in the train, told by a backend that names devices now and then', [with_(past, { deviceId: null }), opened, with_(taken, { userAgent: laptop })]],
    ['goes on where there was a login', [past, opened, [{ ...thief, at: start + 20 * minute, eventType: 'LOGIN_SUCCESS' }], taken]],
    ['goes on where the login is told a moment later', [past, opened, taken.slice(0, 1), [{ ...thief, at: start + 21 * minute + 2_000, eventType: 'LOGIN_SUCCESS' }], taken.slice(1)]],
    ['goes on where there was a login in a session of its own', [past, [{ ...thief, at: start - 60 * minute, sessionId: 's-telephone', eventType: 'LOGIN_SUCCESS' }], opened, taken]],
    ['goes on through a relay', [past, opened, with_(taken, { networkClass: 'relay' })]],
    ['is the name of the account, which has only this one', [with_(past, { sessionId: 's-today' }), opened, taken]],
    ['is told by a backend that tells of no logins', [with_(past, { eventType: 'BALANCE_CHECK' }), with_(opened, { eventType: 'BALANCE_CHECK' }), taken]],
    ['is one of an account that is new', [past.slice(-10).map((one, n) => ({ ...one, at: start - 60 * 60 * minute + n * minute })), opened, taken]],
    ['is one of an account that hardly came before', [past.slice(0, 2), opened, taken]],
    ['goes on where its owner had been that morning', [past, [{ line: thief.line, asn: thief.asn, country: 'DE', at: start - 60 * minute, sessionId: 's-morning' }], opened, taken]],
    ['goes on where its owner was in May', [[{ line: thief.line, asn: thief.asn, country: 'DE', at: start - 200 * day, sessionId: 's-may' }], months, opened, taken]],
    ['goes on with the browser that its owner had in May', [[{ ...atHome, userAgent: linux, at: start - 200 * day, sessionId: 's-may' }], months, with_(opened, { deviceId: null }), taken]],
    ['is where somebody only fails', [past, opened, with_(taken, { eventType: 'PASSWORD_CHANGE_FAILED' })]],
    ['goes on with what its owner used the week before', [[...past.slice(0, 8), { ...thief, at: start - 5 * day, sessionId: 's-away', eventType: 'LOGIN_SUCCESS' }], opened, with_(taken, { line: '5.9.0.7' })]],
    ['went on elsewhere three days ago, and nothing came of it', [past, opened, taken, [{ at: start + 3 * day, sessionId: 's-later', eventType: 'LOGIN_SUCCESS' }]]],
    ['is none', [past, with_([...opened, ...taken], { sessionId: null })]],
  ])('%s', (_, stories) => {
    expect(told(...stories)).toBeNull();
  });
});
