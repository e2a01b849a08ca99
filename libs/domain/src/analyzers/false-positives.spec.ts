import { describe, expect, it } from 'vitest';
import { raisedBadges } from '../badges/raised-badges.js';
import { statedDevice } from '../device/stated-device.js';
import { facts, type Facts } from '../facts/catalogue.js';
import type { Visit } from '../facts/visits.fact.js';
import { analyze } from '../score/analyze.js';
import { dimensions } from '../score/dimension.js';
import type { AnalyzerCode } from './catalogue.js';

/** Everybody else's false alarms: what users of other systems complained about in public, by the name of the complaint. */
interface Case {
  readonly complaint: string;
  readonly says: string;
  /** Who would raise the alarm. */
  readonly accuser: AnalyzerCode;
  readonly given: Partial<Facts>;
  /** It may be said, as long as nobody is alarmed by it. */
  readonly hint?: true;
}

const ordinary = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.example])) as unknown as Facts;

const minute = 60_000;
const home: Visit = { at: 0, latitude: -34.6, longitude: -58.38, accuracyKm: 50, country: 'AR', asn: 7303, networkClass: 'consumer', deviceId: null };
const tokyo: Visit = { at: 20 * minute, latitude: 35.68, longitude: 139.65, accuracyKm: 50, country: 'JP', asn: 2516, networkClass: 'consumer', deviceId: null };
const seattle: Visit = { at: 20 * minute, latitude: 47.6, longitude: -122.33, accuracyKm: 50, country: 'US', asn: 20057, networkClass: 'consumer', deviceId: null };
const travel = (complaint: string, says: string, ...visits: [Visit, ...Visit[]]): Case => ({ complaint, says, accuser: 'behavior.impossible-travel', given: seenAt(visits) });

/** All that facts would say of somebody who was for months where the first visit was, and then came so: everybody is asked, and not the accuser alone. */
function seenAt(visits: readonly [Visit, ...Visit[]]): Partial<Facts> {
  const [usual] = visits;
  const ways = visits.map(({ country, networkClass, asn }) => {
    const isKnown = asn === usual.asn;
    const [onAddress, onNetwork] = networkClass === 'relay' ? [null, null] : isKnown ? [30, 40] : [0, 0];
    return { country, networkClass, onAddress, onNetwork, inCountry: country === usual.country ? 40 : 0, withAgent: 40, onSystem: 40 };
  });
  const tallied = <Key>(keys: readonly Key[]): [Key, number][] => [...new Set(keys)].map((key) => [key, keys.filter((one) => one === key).length]);
  return {
    visits,
    arrivals: { located: 40, withAgents: 40, days: 90, ways },
    placeCountries: tallied(visits.flatMap(({ country }) => country ?? [])).map(([country, events]) => ({ country, events })),
    networkClasses: tallied(visits.map(({ networkClass }) => networkClass)).map(([networkClass, events]) => ({ networkClass, events })),
  };
}

/** Their telephones are one model, and so their browsers look alike. */
const strangers = (complaint: string, peopleOnDevice: number): Case => ({
  complaint, says: `${peopleOnDevice} strangers with the same telephone have the same fingerprint`, accuser: 'uniqueness.shared-device', hint: true,
  given: { peopleOnDevice, ownDevice: 0, peopleOnAddress: { people: 2, networkClass: 'consumer' }, statedDevices: [statedDevice({ platform: 'web' }, phoneBrowser)] },
});

const phoneBrowser = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

const cases: Case[] = [
  travel('FusionAuth/fusionauth-issues#3014', 'the addresses of a carrier are placed all over the world', home, { ...tokyo, networkClass: 'mobile' }, { ...home, at: 40 * minute }),
  travel('FusionAuth/fusionauth-issues#3014', 'a carrier that is not known as one moves a phone across its country', { ...home, accuracyKm: 500 }, { ...home, at: minute, latitude: -24.79, longitude: -65.41, asn: 22927, accuracyKm: 500 }),
  travel('panther-labs/panther-analysis#780', 'a VPN is switched on', home, { ...tokyo, networkClass: 'anonymiser' }, { ...home, at: 40 * minute }),
  travel('panther-labs/panther-analysis#780', 'Private Relay has its exits elsewhere', home, { ...seattle, networkClass: 'relay' }, { ...home, at: 40 * minute }),
  travel('panther-labs/panther-analysis#1734', 'the address stays, and the database says that it moved', home, { ...tokyo, asn: home.asn }),
  travel('panther-labs/panther-analysis#1358', 'an aircraft speaks through AS22351', home, { ...seattle, asn: 22351, networkClass: 'satellite' }, { ...home, at: 12 * 60 * minute }),
  travel('panther-labs/panther-analysis#783', 'less than ten minutes and fifty kilometres', { ...home, accuracyKm: 0 }, { ...home, at: 3 * minute, latitude: -34.2, asn: 22927, accuracyKm: 0 }),
  travel('granit-dotnet#2709', 'a place that may be more than 200 km off', { ...seattle, at: 0 }, { ...seattle, at: minute, latitude: 25.77, longitude: -80.19, asn: 7922, accuracyKm: 201 }),
  travel('granit-dotnet#2709', 'an anonymiser', home, { ...seattle, networkClass: 'anonymiser' }),
  travel('panther-labs/panther-analysis#780', 'a company sends its traffic through a cloud', home, { ...seattle, networkClass: 'hosting' }, { ...home, at: 30 * minute }),
  ...['#71', '#122', '#369', '#547', '#972', '#1003', '#1083'].flatMap((number) => [2, 6, 50].map((people) => strangers(`fingerprintjs/fingerprintjs${number}`, people))),
  ...['thumbmarkjs/thumbmarkjs#60', 'wp-slimstat/wp-slimstat#210'].map((complaint) => strangers(complaint, 3)),
  {
    complaint: 'FusionAuth/fusionauth-issues#3014', says: 'thousands of telephones behind one address of their carrier', accuser: 'uniqueness.shared-address',
    given: { peopleOnAddress: { people: 60, networkClass: 'mobile' } },
  },
  { complaint: 'Tracearr#80', says: 'a place without a city', accuser: 'behavior.impossible-travel', given: { visits: [], placeCountries: [], networkClasses: [{ networkClass: 'unknown', events: 9 }] } },
  { complaint: 'omrilotan/isbot, in libraries.md', says: 'the HTTP library of a native app', accuser: 'humanity.user-agent', given: { userAgents: [{ agent: 'okhttp/4.12.0', events: 30 }] } },
  {
    complaint: 'fingerprintjs/fingerprintjs#547', says: 'a browser that hides its hardware', accuser: 'humanity.device-capability',
    given: { statedDevices: [statedDevice({ platform: 'web', cores: 2, screen: { width: 1_000, height: 600 }, webglRenderer: 'Mozilla', timezone: 'UTC' }, chrome)] },
  },
  {
    complaint: 'tazama-lf/docs#167', says: 'a grandmother pays for a wedding', accuser: 'behavior.new-recipient', hint: true,
    given: {
      transfers: [{ at: facts.eventTimes.example.at(-1) ?? 0, cents: 4_000_000, comparable: true, failed: false }],
      credentialChanges: [], usualAmounts: { transfers: 40, median: 1_000_000, high: 1_650_000 }, recipient: { transfersBefore: 0, othersBefore: 8 },
    },
  },
  { complaint: 'Receita Federal, July 2026', says: 'a CNPJ with letters', accuser: 'authenticity.tax-id', given: { taxId: { value: '12ABC34501DE35', country: 'BR' }, placeCountries: [{ country: 'BR', events: 24 }] } },
];

describe('what other systems took for guilt', () => {
  it.each(cases.map((one): [string, string, Case] => [one.complaint, one.says, one]))('%s: %s', (_, __, { accuser, given, hint }) => {
    const { scores, observations } = analyze({ ...ordinary, ...given });
    // Not the one that was complained about alone: nobody else says it in its place.
    const accusations = observations.filter(({ value }) => value < 0.5).map(({ code }) => code);
    expect(accusations).toEqual(hint && accusations.length > 0 ? [accuser] : []);
    for (const dimension of dimensions) expect(scores[dimension]?.value ?? 100, dimension).toBeGreaterThan(hint ? 60 : 70);
    expect(raisedBadges({ scores, observations })).toEqual([]);
  });

  it('is found where it is guilt: a person in two places at once, whatever the journey before', () => {
    for (const { given } of cases.filter(({ accuser }) => accuser === 'behavior.impossible-travel')) {
      const visits = [...(given.visits ?? []), { ...home, at: 3_000 * minute }, { ...tokyo, at: 3_060 * minute }];
      expect(analyze({ ...ordinary, visits }).scores.BEHAVIOR?.value).toBeLessThan(30);
    }
  });
});
