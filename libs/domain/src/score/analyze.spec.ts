import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impossibleTravel } from '../analyzers/behavior/impossible-travel.analyzer.js';
import { analyzers } from '../analyzers/catalogue.js';
import { statedDevice } from '../device/stated-device.js';
import { facts, type Facts } from '../facts/catalogue.js';
import { networkClasses } from '../place/network-class.js';
import { analyze } from './analyze.js';
import { dimensions } from './dimension.js';

const ordinary = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.example])) as unknown as Facts;

const onAnotherNetwork: Facts['arrivals'] = { ...facts.arrivals.example, ways: facts.arrivals.example.ways.map((way) => ({ ...way, onAddress: 0, onNetwork: 0 })) };

const count = fc.nat({ max: 100_000 });
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const networkClass = fc.constantFrom(...networkClasses);
const seldom = fc.option(fc.nat(200));
const country = fc.constantFrom('AR', 'BR', 'ES', 'JP', 'XX');
const events = fc.integer({ min: 1, max: 32 });
const several = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { maxLength: 48 });
const anyText = (...usual: string[]) => fc.oneof(fc.constantFrom(...usual), fc.string({ unit: fc.constantFrom(...'ab1 .@+-ñЖ,/') }));
const anyProfile = fc.record({
  type: fc.constantFrom('person', 'company'),
  fields: fc.record(
    {
      FULL_NAME: anyText('Ana Gómez', 'asdf', 'Xkqzv Wjrtpg'),
      EMAIL: anyText('ana@gmail.com', 'x7kq2p9zv4@gmail.com'),
      PHONE: anyText('+5491155554821', '11 5555-4821', '0000000'),
      COUNTRY: anyText('AR', 'Brasil', 'XX'),
      TIME_ZONE: anyText('America/Bogota', 'UTC+5', 'GMT-3:30'),
      BIRTH_DATE: anyText('1985-07-30', '31/12/2031'),
    },
    { requiredKeys: [] },
  ),
  changes: fc.record({ FULL_NAME: fc.integer({ min: 2, max: 6 }), EMAIL: fc.integer({ min: 2, max: 6 }) }, { requiredKeys: [] }),
} as const) as fc.Arbitrary<Facts['profile']>;
const device = fc.record({ platform: fc.constantFrom('web', 'ios', 'android'), screen: fc.record({ width: fc.nat(4_000), height: fc.nat(4_000) }), cores: fc.option(fc.integer({ min: -1, max: 300 })), gpu: fc.constantFrom('Apple GPU', 'SwiftShader', 'Adreno 740', 'GeForce'), isEmulator: fc.boolean(), isRooted: fc.boolean(), touchPoints: fc.nat(9), webdriver: fc.boolean(), botKind: fc.string(), bot: fc.boolean(), browser: fc.constantFrom('Firefox', 'Chrome', null) })
  .chain((details) => fc.constantFrom('', 'okhttp/4', 'Mozilla/5.0 (iPhone) Safari/604', 'Mozilla/5.0 (Windows NT 10.0) Chrome/142').map((agent) => statedDevice(details, agent)));
const weight = fc.double({ min: 0, max: 1_000, noNaN: true });
const reputation = fc.option(fc.record({ frauds: count, labelled: count, fraud: weight, legitimate: weight, unlabelled: weight }));
const anybody: fc.Arbitrary<Partial<Facts>> = fc.record<Facts>(
  {
    userAgents: several(fc.record({ agent: fc.oneof(fc.string(), fc.constantFrom('curl/8', 'okhttp/4', 'HeadlessChrome/1')), events })),
    recentActions: several(fc.record({ at: time, eventType: fc.constantFrom('LOGIN_SUCCESS', 'TRANSFER_SUCCESS', 'BALANCE_CHECK', null) })).map((all) => all.sort((one, other) => one.at - other.at)),
    statedDevices: several(device),
    eventTimes: several(time).map((times) => times.sort((one, other) => one - other)),
    networkClasses: several(fc.record({ networkClass, events })),
    taxId: fc.option(fc.record({ value: fc.oneof(fc.string(), fc.constantFrom('20242455496', '1')), country: fc.option(country) })),
    placeCountries: several(fc.record({ country, events })),
    peopleOnDevice: count,
    peopleOnAddress: fc.option(fc.record({ people: count, networkClass })),
    peopleInSession: count,
    ownDevice: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    sharedDestination: fc.option(fc.record({ senders: count, together: count, share: fc.double({ min: 0, max: 1, noNaN: true }) })),
    beganAlike: count,
    similarEmails: fc.option(fc.record({ same: count, variants: count })),
    namesakes: fc.option(fc.record({ people: count, met: count })),
    taxIdHolders: fc.option(fc.record({ alike: count, other: count })),
    visits: several(
      fc.record({
        at: time,
        latitude: fc.integer({ min: -90, max: 90 }),
        longitude: fc.integer({ min: -180, max: 180 }),
        accuracyKm: fc.nat({ max: 3_000 }),
        country: fc.option(country),
        asn: fc.option(fc.nat({ max: 5 })),
        networkClass,
        deviceId: fc.option(fc.constantFrom('phone', 'laptop', 'stranger')),
      }),
    ).map((all) => all.sort((one, other) => one.at - other.at)),
    profile: anyProfile,
    mailbox: fc.option(fc.record({ domain: fc.constantFrom('gmail.com', 'yopmail.com', 'x'), mailClass: fc.constantFrom('disposable', 'relay', 'free', 'unlisted'), lists: fc.nat({ max: 3 }), own: fc.boolean() })),
    failedLogins1h: count,
    arrivals: fc.record({ located: count, withAgents: count, days: fc.nat(400), ways: fc.array(fc.record({ country: fc.option(country), networkClass: fc.option(networkClass), onAddress: seldom, onNetwork: seldom, inCountry: seldom, withAgent: seldom, onSystem: seldom }), { maxLength: 8 }) }),
    awake: fc.nat(64).map((stretches) => stretches / 8),
    silence: fc.option(fc.record({ days: fc.nat(400), sensitiveEvents: fc.nat(32) })),
    usualHours: fc.record({ events: fc.array(count, { minLength: 24, maxLength: 24 }), weeks: fc.nat(39), lately: fc.uniqueArray(fc.nat(23)) }),
    triedAround: fc.option(fc.record({ othersFailed: fc.nat(40), othersSeen: fc.nat(40), gotIn: fc.boolean(), networkClass })),
    takenSession: fc.option(fc.record({ at: time, afterMs: fc.nat(200_000_000), newPlace: fc.constantFrom('address', 'network', 'country'), machine: fc.constantFrom('other', 'unnamed'), sensitiveEvents: fc.nat(32) })),
    triedEverywhere: fc.option(fc.record({ isFirst: fc.boolean(), othersFailed: fc.nat(32), othersLetIn: fc.nat(32), alikeFailed: fc.nat(32), alikeLetIn: fc.nat(32) })),
    signUpsAround: fc.option(fc.record({ signedUp: fc.nat(80), seen: fc.nat(80), networkClass })),
    transfers: fc.array(fc.record({ at: time, cents: fc.option(fc.nat()), comparable: fc.boolean(), failed: fc.boolean() })),
    usualAmounts: fc.option(fc.record({ transfers: count, median: fc.nat(), high: fc.nat() })),
    organizationAmounts: fc.option(fc.record({ transfers: count, high: fc.integer({ min: 1, max: 1_000 }), highest: fc.integer({ min: 1_000, max: 100_000 }) })),
    usualPace: fc.record({ transfers: count, weeks: fc.integer({ min: 0, max: 39 }) }),
    recipient: fc.option(fc.record({ transfersBefore: count, othersBefore: count })),
    passThrough: fc.option(fc.record({ senders: fc.nat(48), newSenders: fc.nat(48), share: fc.double({ min: 0, max: 1, noNaN: true }), rounds: fc.nat(32), usualRounds: fc.double({ min: 0, max: 40, noNaN: true }) })),
    credentialChanges: fc.array(fc.record({ at: time, type: fc.constantFrom('PASSWORD_CHANGE' as const, 'EMAIL_CHANGE' as const) })),
    counterparty: reputation,
    addressReputation: reputation,
    devices: fc.record({
      known: count,
      newest: fc.option(fc.record({ firstSeenAt: time, sensitiveEventsWithin1h: count })),
    }),
  },
  { requiredKeys: [] },
);
const cents = (amount: number) => Math.round(amount * 100);

describe('analyze', () => {
  it('has no score without a fact', () => {
    expect(analyze({})).toEqual({ scores: { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null }, observations: [] });
  });

  it('never reads an unknown place, a missing device or a thin history as guilt', () => {
    const stranger = analyze({
      userAgents: [],
      eventTimes: [0],
      recentActions: [{ at: 0, eventType: 'LOGIN_SUCCESS' }],
      statedDevices: [],
      networkClasses: [{ networkClass: 'unknown', events: 1 }],
      taxId: null,
      placeCountries: [],
      peopleOnDevice: 0,
      peopleOnAddress: null,
      visits: [],
      profile: { type: 'person', fields: {}, changes: {} },
      mailbox: null,
      failedLogins1h: 0,
      arrivals: { located: 0, withAgents: 0, days: 0, ways: [{ country: null, networkClass: null, onAddress: null, onNetwork: null, inCountry: null, withAgent: 0, onSystem: 0 }] },
      silence: null,
      awake: 0.125,
      usualHours: { events: Array.from({ length: 24 }, () => 0), weeks: 1, lately: [3] },
      triedAround: null,
      triedEverywhere: null,
      takenSession: null,
      signUpsAround: null,
      devices: { known: 0, newest: null },
    });
    expect(stranger.observations).toEqual([]);
  });

  it('thinks well of an ordinary person, and better with every event', () => {
    const { scores } = analyze(ordinary);
    for (const dimension of dimensions) expect(scores[dimension]?.value).toBeGreaterThan(78);

    const agent = facts.userAgents.example[0]!.agent;
    const confidenceAfter = (events: number) => analyze({ userAgents: [{ agent, events }] }).scores.HUMANITY?.confidence ?? 0;
    expect(confidenceAfter(1)).toBeLessThan(0.1);
    expect(confidenceAfter(30)).toBeGreaterThan(0.28);
  });

  it.each([
    ['a headless browser', 'HUMANITY', 30, { userAgents: [{ agent: 'Mozilla/5.0 HeadlessChrome/142.0.0.0', events: 1 }] }],
    ['an identifier that cannot exist', 'AUTHENTICITY', 40, { taxId: { value: '27281455496', country: 'AR' } }],
    ['a throw-away address', 'AUTHENTICITY', 40, { mailbox: { domain: 'yopmail.com', mailClass: 'disposable', lists: 1, own: false } }],
    ['an account farm', 'UNIQUENESS', 30, { peopleOnDevice: 40, ownDevice: 0, peopleOnAddress: { people: 14, networkClass: 'consumer' } }],
    ['a takeover', 'BEHAVIOR', 45, { devices: { known: 3, newest: { firstSeenAt: 1_767_225_600_000, sensitiveEventsWithin1h: 3 } }, arrivals: onAnotherNetwork }],
  ] as const)('finds %s, though everything else is ordinary', (_, dimension, limit, sign) => {
    const { scores } = analyze({ ...ordinary, ...sign });
    expect(scores[dimension]?.value).toBeLessThan(limit);
    for (const other of dimensions) if (other !== dimension) expect(scores[other]?.value).toBeGreaterThan(75);
  });

  it('thinks worse of two countries in an hour than of two cities in one', () => {
    const behaviorAfter = (story: string) => {
      const given = impossibleTravel.examples.find(({ name }) => name === story)?.given;
      return analyze({ ...ordinary, ...given }).scores.BEHAVIOR?.value;
    };
    expect(behaviorAfter('Madrid at noon, Tokyo at one')).toBeLessThan(25);
    expect(behaviorAfter('Miami and Seattle in an hour')).toBeGreaterThan(45);
  });

  it('explains every score to the cent, whatever the facts', () => {
    fc.assert(
      fc.property(anybody, (given) => {
        const { scores, observations } = analyze(given);
        for (const dimension of dimensions) {
          const own = observations.filter((observation) => observation.dimension === dimension);
          const score = scores[dimension];
          expect(score === null).toBe(own.length === 0);
          if (score === null) continue;
          expect(own.reduce((sum, { contribution }) => sum + cents(contribution), cents(score.prior))).toBe(cents(score.value));
          expect(score.value >= 0 && score.value <= 100).toBe(true);
          expect(score.confidence > 0 && score.confidence < 1).toBe(true);
        }
        for (const { value, confidence, because } of observations) {
          expect(value >= 0 && value <= 1 && confidence > 0 && confidence <= 1).toBe(true);
          expect(because).toMatch(/^[A-Z0-9].*\.$/s);
          expect(because).not.toMatch(/NaN|undefined|null|Infinity/);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('answers the same to the same facts, and does not touch them', () => {
    fc.assert(
      fc.property(anybody, (given) => {
        const before = JSON.stringify(given);
        const first = analyze(given);
        expect(analyze(given)).toEqual(first);
        expect(JSON.stringify(given)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  it('accuses nobody because a fact is unknown: what the others saw stays as it is, and confidence never grows', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(...(Object.keys(facts) as (keyof Facts)[])), (given, unknown) => {
        const judged = ({ code, value, confidence }: { code: string; value: number; confidence: number }) => ({ code, value, confidence });
        const before = analyze(given);
        const after = analyze({ ...given, [unknown]: undefined });
        const asksForIt = (code: string) => analyzers.some((analyzer) => analyzer.code === code && analyzer.needs.some((need) => need === unknown));
        expect(after.observations.map(judged)).toEqual(before.observations.filter(({ code }) => !asksForIt(code)).map(judged));
        for (const dimension of dimensions) expect(after.scores[dimension]?.confidence ?? 0).toBeLessThanOrEqual(before.scores[dimension]?.confidence ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an analyzer out when one of its facts is not at hand', () => {
    for (const analyzer of analyzers) {
      for (const missing of analyzer.needs) {
        const codes = analyze({ ...ordinary, [missing]: undefined }).observations.map(({ code }) => code);
        expect(codes).not.toContain(analyzer.code);
      }
    }
  });
});
