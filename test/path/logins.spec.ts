import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, WholeSystem } from '../support/whole-system.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse('2026-11-10T15:00:00Z');

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const known = new Map<string, string>();

/** The id of somebody, who is created when first asked for. */
async function idOf(who: string): Promise<string> {
  const id = known.get(who) ?? String((await system.post('/entities', { type: 'person', name: who, externalId: who })).body['entity']?.['id']);
  known.set(who, id);
  return id;
}

/** What somebody does, from home if nothing else is said. */
async function does(who: string, eventType: string, at: number, more: object = {}): Promise<string> {
  const home = `190.16.${who.length}.${who.charCodeAt(who.length - 1)}`;
  const id = await idOf(who);
  const { status, body } = await system.post('/events/user', { eventType, entityExternalId: who, timestamp: new Date(at).toISOString(), ipAddress: home, userAgent: chrome, ...more });
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return id;
}

async function judged(entityId: string): Promise<{ behavior: number; humanity: number; because: (code: string) => string | undefined }> {
  const analysis = await system.analysisOf(entityId);
  const observations = analysis['observations'] as unknown as { code: string; because: string }[];
  const scores = analysis['scores'] as Json;
  return {
    behavior: Number(scores['BEHAVIOR']?.['value']),
    humanity: Number(scores['HUMANITY']?.['value']),
    because: (code) => observations.find((observation) => observation.code === code)?.because,
  };
}

describe('somebody has a list of stolen passwords', () => {
  const people = Array.from({ length: 14 }, (_, n) => `ana-${String.fromCharCode(97 + n)}`);
  const server = { ipAddress: '159.89.1.1', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };

  it('and tries one account after the other until one opens', async () => {
    const ids: string[] = [];
    for (const who of people) ids.push(await does(who, 'LOGIN_SUCCESS', start - 2 * day));
    for (const [n, who] of people.slice(0, 13).entries()) await does(who, 'LOGIN_FAILED', start + n * minute, server);
    await does('ana-n', 'LOGIN_SUCCESS', start + 14 * minute, server);
    await system.settled();

    const opened = await judged(String(ids[13]));
    expect(opened.because('behavior.tried-accounts')).toMatch(/^13 other accounts tried .* and this one opened/);
    expect(opened.behavior).toBeLessThan(30);
    const shut = await judged(String(ids[12]));
    expect(shut.because('behavior.tried-accounts')).toMatch(/its owner is a victim, not to blame\.$/);
    expect(shut.behavior).toBeGreaterThan(60);
  });

  it('and the first account that he tries is the one that opens', async () => {
    const elsewhere = { ...server, ipAddress: '159.89.1.3' };
    const first = await does('first', 'LOGIN_SUCCESS', start, elsewhere);
    const family = await does('family', 'LOGIN_SUCCESS', start, { ipAddress: '190.16.200.1' });
    await system.settled();
    expect((await judged(first)).because('behavior.tried-accounts')).toBeUndefined();
    for (const [n, who] of people.slice(0, 9).entries()) await does(who, 'LOGIN_FAILED', start + (n + 1) * minute, elsewhere);
    for (const who of people.slice(0, 3)) await does(who, 'LOGIN_FAILED', start + minute, { ipAddress: '190.16.200.1' });
    await system.settled();
    expect((await judged(first)).because('behavior.tried-accounts')).toMatch(/^9 other accounts tried .* and this one opened/);
    expect((await judged(first)).behavior).toBeLessThan(40);
    expect((await judged(family)).because('behavior.tried-accounts')).toBeUndefined();
  });

  it('and what was tried comes to be known later than what opened', async () => {
    const bea = await does('bea', 'LOGIN_SUCCESS', start, { ipAddress: '159.89.1.2' });
    await system.settled();
    expect((await judged(bea)).because('behavior.tried-accounts')).toBeUndefined();
    for (const [n, who] of people.slice(0, 13).entries()) await does(who, 'LOGIN_FAILED', start - (n + 1) * minute, { ipAddress: '159.89.1.2' });
    await system.settled();
    expect((await judged(bea)).because('behavior.tried-accounts')).toContain('and this one opened');
  });

  it('while an office that comes to work is left alone', async () => {
    const ids: string[] = [];
    for (const [n, who] of people.entries()) ids.push(await does(`office-${who}`, n % 4 === 0 ? 'LOGIN_FAILED' : 'LOGIN_SUCCESS', start + n * minute, { ipAddress: '190.17.1.1' }));
    await system.settled();
    for (const id of ids) expect((await judged(id)).because('behavior.tried-accounts')).toBeUndefined();
  });
});

describe('somebody has been there for months', () => {
  /** Twice a week from home, at noon, for a quarter of a year. */
  async function months(who: string, until: number): Promise<string> {
    const events = Array.from({ length: 26 }, (_, n) => ({
      eventType: 'LOGIN_SUCCESS', entityExternalId: who, timestamp: new Date(until - (n + 1) * 3.5 * day).toISOString(), ipAddress: '190.16.77.1', userAgent: chrome,
    }));
    const id = await idOf(who);
    const { body } = await system.post('/events/user/batch', events);
    expect(body['rejected'], JSON.stringify(body)).toBe(0);
    return id;
  }
  const stranger = { ipAddress: '37.144.1.1', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };

  it('and a stranger comes, from a country and with a system that were never theirs', async () => {
    const id = await months('carla', start);
    await does('carla', 'LOGIN_SUCCESS', start, stranger);
    await does('carla', 'PASSWORD_CHANGE', start + minute, stranger);
    await does('carla', 'TRANSFER_SUCCESS', start + 3 * minute, stranger);
    await system.settled();
    const carla = await judged(id);
    expect(carla.because('behavior.login-likelihood')).toMatch(/times likelier from anybody than from this person, against 26 events in 91 days\. New or seldom seen: a country \(RU\), a system\.$/);
    expect(carla.because('behavior.new-country')).toBe('For the first time in RU, after 26 located events in 91 days elsewhere.');
    expect(carla.behavior).toBeLessThan(45);
  });

  it('and travels with the old phone', async () => {
    const id = await months('dora', start);
    await does('dora', 'LOGIN_SUCCESS', start, { ipAddress: '187.11.1.1' });
    await system.settled();
    const dora = await judged(id);
    expect(dora.because('behavior.login-likelihood')).toBeUndefined();
    expect(dora.because('behavior.new-country')).toContain('in BR');
    expect(dora.behavior).toBeGreaterThan(70);
  });

  it('and wakes after half a year, to change the locks and send the money away', async () => {
    const id = await months('emma', start - 150 * day);
    for (const [n, eventType] of ['LOGIN_SUCCESS', 'EMAIL_CHANGE', 'PASSWORD_CHANGE', 'TRANSFER_SUCCESS'].entries()) await does('emma', eventType, start + n * 7 * minute, { ipAddress: '190.16.77.1' });
    await system.settled();
    expect((await judged(id)).because('behavior.dormant-account')).toMatch(/^3 credential changes and transfers within three days of coming back, after 1(4\d|5\d) days or more of silence\.$/);
  });
});

describe('a device says what it is', () => {
  it('and an emulator is not held in a hand', async () => {
    const device = { deviceId: 'emulated', deviceDetails: { platform: 'android', model: 'sdk_gphone64', isEmulator: true, isRooted: true } };
    const farmed = await judged(await settledAfter('farmed', device));
    expect(farmed.because('humanity.device-capability')).toBe('Of a device of this account: it is an emulator, it is rooted.');
    expect(farmed.humanity).toBeLessThan(30);
  });

  it('and a browser under WebDriver is driven', async () => {
    const device = { screen: { width: 1_920, height: 1_080 }, timezone: 'America/Argentina/Buenos_Aires', language: 'es-AR', cores: 8, webdriver: true };
    await system.post('/api/events', { type: 'login', identity: { id: 'driven' }, device, ipAddress: '190.16.9.9', userAgent: chrome });
    await system.settled();
    const [entity] = await system.database.rows<{ id: string }>("select id from entity where organization_id = $1 and external_id = 'driven'", [system.organizationId]);
    const driven = await judged(String(entity?.id));
    expect(driven.because('humanity.automation-marks')).toBe('1 device of the 1 seen last bore marks of automation: webdriver.');
    expect(driven.humanity).toBeLessThan(30);
  });

  it('and a phone is a phone', async () => {
    const phone = await judged(await settledAfter('phone', { deviceId: 'phone', deviceDetails: { platform: 'android', model: 'SM-A156M', osVersion: '14', isEmulator: false, isRooted: false }, userAgent: 'okhttp/4.12.0' }));
    for (const code of ['humanity.device-capability', 'humanity.automation-marks', 'humanity.contradictory-device']) expect(phone.because(code)).toBeUndefined();
    expect(phone.humanity).toBeGreaterThan(70);
  });

  async function settledAfter(who: string, more: object): Promise<string> {
    const id = await does(who, 'LOGIN_SUCCESS', start, more);
    await system.settled();
    return id;
  }
});
