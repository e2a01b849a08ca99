import { lineOf, readTaxId } from '@app/domain';
import { Atlas } from '@app/network';
import { beforeAll, describe, expect, it } from 'vitest';
import { hour } from './clock.js';
import { type Attack, attackDimensions, type WorldEvent } from './event.js';
import { attacks, ordinaryLives } from './catalogue.js';
import { heldOutSeed, type MadeWorld, tuningSeed, worldOf } from './make-world.js';
import { parametersOf } from './parameters.js';

const small = { people: 400, attacked: 6, days: 20 };

let world: MadeWorld;
let of: (kind: string) => WorldEvent[][];
let during: (attack: Attack) => WorldEvent[][];
beforeAll(() => {
  world = worldOf(tuningSeed, small);
  const byPerson = grouped(world.events, ({ event }) => event.entityExternalId);
  of = (kind) => world.truths.filter((truth) => truth.kind === kind).map(({ externalId }) => byPerson.get(externalId) ?? []);
  during = (attack) => world.truths.filter((truth) => truth.attack === attack).map(({ externalId }) => (byPerson.get(externalId) ?? []).filter((event) => event.attack === attack));
});

function grouped(events: readonly WorldEvent[], key: (event: WorldEvent) => string | undefined): Map<string | undefined, WorldEvent[]> {
  const groups = new Map<string | undefined, WorldEvent[]>();
  for (const event of events) groups.set(key(event), [...(groups.get(key(event)) ?? []), event]);
  return groups;
}

const typesOf = (events: readonly WorldEvent[]): string[] => events.map(({ event }) => event.eventType);
const distinct = (events: readonly WorldEvent[], of: (event: WorldEvent['event']) => unknown): number => new Set(events.map(({ event }) => of(event))).size;
const gapsOf = (events: readonly WorldEvent[]): number[] => events.slice(1).map(({ at }, n) => at - (events[n] as WorldEvent).at);
const emailOf = (events: readonly WorldEvent[]): string => String(events.find(({ event }) => event.eventType === 'REGISTRATION')?.event.metadata?.['email']);

describe('the world', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(worldOf(tuningSeed, small)).toEqual(world);
    const own = parametersOf(tuningSeed);
    const other = parametersOf(heldOutSeed);
    expect(own.attacks).not.toEqual(other.attacks);
    expect(own.shares).not.toEqual(other.shares);
  });

  it('happens in the order of time, and to people who exist', () => {
    expect(world.events.every(({ at }, n) => n === 0 || at >= (world.events[n - 1] as WorldEvent).at)).toBe(true);
    const known = new Set(world.truths.map(({ externalId }) => externalId));
    expect(known.size).toBe(world.truths.length);
    expect(world.events.every(({ event }) => known.has(event.entityExternalId))).toBe(true);
  });

  it('has some of every kind, mostly ordinary ones', () => {
    const kinds = new Set(world.truths.map(({ kind }) => kind));
    for (const { name } of ordinaryLives) expect(kinds).toContain(name);
    for (const { name } of attacks) expect(during(name).filter((events) => events.length > 0).length, name).toBeGreaterThanOrEqual(small.attacked - 1);
    expect(Object.keys(attackDimensions).sort()).toEqual(attacks.map(({ name }) => name).sort());
    expect(world.truths.filter(({ role }) => role === 'ordinary').length).toBeGreaterThanOrEqual(small.people);
  });

  it('gives customers identifiers that hold', () => {
    for (const { taxId, country } of world.customers) expect(readTaxId(taxId, country).verdict, taxId).toBe('valid');
  });
});

describe('ordinary lives', () => {
  it('are lived on lines that the location data know in their country', async () => {
    const atlas = await Atlas.open();
    const home = new Map(world.customers.map(({ externalId, country }) => [externalId, country]));
    const people = [...of('somebody'), ...of('household'), ...of('office')];
    const abroad = people.filter((events) => events.some(({ event }) => atlas.place(event.ipAddress).country !== home.get(event.entityExternalId)));
    expect(abroad.map(([first]) => first?.event.ipAddress)).toEqual([]);
  });

  it('are lived in IPv6 at many a home, with another address each day', () => {
    const inSix = of('somebody').map((events) => events.filter(({ event }) => event.ipAddress?.includes(':'))).filter((events) => events.length > 5);
    expect(inSix.length).toBeGreaterThan(0.05 * of('somebody').length);
    const sum = (count: (events: readonly WorldEvent[]) => number): number => inSix.reduce((total, events) => total + count(events), 0);
    const addresses = sum((events) => distinct(events, ({ ipAddress }) => ipAddress));
    expect(addresses).toBeGreaterThanOrEqual(0.95 * sum((events) => distinct(events, ({ timestamp }) => timestamp.slice(0, 10))));
    expect(sum((events) => distinct(events, ({ ipAddress }) => ipAddress && lineOf(ipAddress)))).toBeLessThan(0.7 * addresses);
  });

  it('share an address at the office, and a tablet at home', () => {
    const offices = grouped(of('office').flat(), ({ event }) => event.ipAddress);
    expect(Math.max(...[...offices.values()].map((events) => distinct(events, (event) => event.entityExternalId)))).toBeGreaterThan(10);
    const tablets = grouped(of('household').flat(), ({ event }) => event.deviceId);
    const most = Math.max(...[...tablets.values()].map((events) => distinct(events, (event) => event.entityExternalId)));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('are taken for one where their telephones are one model, though they never meet', () => {
    const lives = of('lookalike').filter((events) => events.length > 0);
    expect(lives.length).toBeGreaterThan(1);
    expect(distinct(lives.flat(), ({ deviceId }) => deviceId)).toBe(1);
    const addresses = lives.map((events) => new Set(events.map(({ event }) => event.ipAddress)));
    for (const [n, own] of addresses.entries()) for (const other of addresses.slice(n + 1)) expect([...own].filter((address) => other.has(address))).toEqual([]);
  });

  it('take their phone with them when they travel', () => {
    for (const events of of('traveller')) expect(distinct(events, (event) => event.deviceId)).toBeLessThanOrEqual(2);
    expect(of('traveller').some((events) => distinct(events, ({ ipAddress }) => ipAddress?.split('.').slice(0, 2).join('.')) > 3)).toBe(true);
  });

  it('wake up, forget passwords, buy phones and change names', () => {
    expect(of('sleeper').some((events) => Math.max(...gapsOf(events)) > 6 * 24 * hour)).toBe(true);
    for (const events of of('forgetful')) expect(typesOf(events)).toContain('PASSWORD_RESET');
    // Who had not been here since the first day is seen with the new one only.
    expect(of('new-phone').filter((events) => distinct(events, (event) => event.deviceId) > 1).length).toBeGreaterThan(0.7 * of('new-phone').length);
    for (const events of of('name-change')) expect(typesOf(events)).toContain('PROFILE_UPDATED');
    for (const events of of('payroll-clerk')) expect(gapsOf(events).filter((gap) => gap < 3_000).length).toBeGreaterThan(5);
  });
});

describe('attacks', () => {
  it('are made by programs that keep a beat, have no device, or do not exist', () => {
    for (const events of during('metronome')) {
      const gaps = gapsOf(events).filter((gap) => gap < hour);
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      expect(Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean).toBeLessThan(0.08);
    }
    for (const events of during('scripted-client')) expect(events.every(({ event }) => event.deviceId === undefined)).toBe(true);
    for (const events of during('headless-browser')) expect(events.every(({ event }) => /Headless|Phantom/.test(event.userAgent ?? '') || event.deviceDetails?.['webdriver'] === true)).toBe(true);
    expect(during('emulator').flat().some(({ event }) => event.deviceDetails?.['isEmulator'] === true)).toBe(true);
  });

  it('grow accounts on few phones, and sign up with mail that is gone tomorrow', () => {
    const { phones } = parametersOf(tuningSeed).attacks.farm;
    const farm = during('account-farm');
    expect(distinct(farm.flat(), (event) => event.deviceId)).toBeLessThanOrEqual(phones * Math.ceil(small.attacked / 5));
    const { disposableDomains } = parametersOf(tuningSeed).attacks.words;
    for (const events of during('disposable-sign-up')) expect(disposableDomains).toContain(emailOf(events).split('@')[1]);
  });

  it('try many accounts from one address, and open few', () => {
    const tried = grouped(world.events.filter(({ attack }) => attack === 'credential-stuffing'), ({ event }) => event.ipAddress);
    expect(Math.max(...[...tried.values()].map((events) => distinct(events, (event) => event.entityExternalId)))).toBeGreaterThan(5);
    const opened = during('credential-stuffing').filter((events) => typesOf(events).includes('LOGIN_SUCCESS')).length;
    expect(opened / world.truths.filter(({ kind }) => kind === 'leaked').length).toBeLessThan(0.12);
  });

  it('try as many from an address each, and open few', () => {
    const tried = world.events.filter(({ attack }) => attack === 'scattered-stuffing');
    const addresses = [...grouped(tried, ({ event }) => event.ipAddress).values()];
    expect(addresses.length).toBeGreaterThan(30);
    for (const events of addresses) expect(distinct(events, ({ entityExternalId }) => entityExternalId)).toBe(1);
    const opened = during('scattered-stuffing').filter((events) => typesOf(events).includes('LOGIN_SUCCESS')).length;
    expect(opened).toBeGreaterThan(0);
    expect(opened / addresses.length).toBeLessThan(0.2);
  });

  it('go on in sessions that others opened, elsewhere and without a login', () => {
    for (const [n, events] of during('stolen-session').entries()) {
      const own = of('session stolen')[n]?.filter(({ attack, event }) => attack === null && event.sessionId === events[0]?.event.sessionId) ?? [];
      expect(typesOf(own)).toContain('LOGIN_SUCCESS');
      expect(distinct(events, ({ sessionId }) => sessionId)).toBe(1);
      expect(typesOf(events)).not.toContain('LOGIN_SUCCESS');
      expect(typesOf(events)).toContain('TRANSFER_SUCCESS');
      expect(own.every(({ event }) => event.ipAddress !== events[0]?.event.ipAddress)).toBe(true);
    }
  });

  it('take accounts over with a device of their own and pay somebody new, and pass on what came in', () => {
    for (const [n, events] of during('account-takeover').entries()) {
      const before = of('taken over')[n]?.filter(({ attack }) => attack === null) ?? [];
      const known = new Set(before.flatMap(({ event }) => [event.deviceId, event.destinationAccountId]));
      expect(events.some(({ event }) => event.eventType === 'TRANSFER_SUCCESS')).toBe(true);
      expect(events.every(({ event }) => !known.has(event.deviceId) && (event.destinationAccountId === undefined || !known.has(event.destinationAccountId)))).toBe(true);
    }
    for (const events of during('mule')) expect(typesOf(events).filter((type) => type === 'TRANSFER_SUCCESS').length).toBeGreaterThan(2);
  });
});
