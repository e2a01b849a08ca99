import type { Visit } from '../../facts/visits.fact.js';
import { newest } from '../../facts/windows.js';
import { counted, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { crossesBorder, impossible, legsOf, toAndFro, type Leg } from './journey.js';

const madrid = { latitude: 40.42, longitude: -3.7, accuracyKm: 50, country: 'ES', asn: 3352, networkClass: 'consumer', deviceId: null } as const;
const tokyo = { latitude: 35.68, longitude: 139.65, accuracyKm: 50, country: 'JP', asn: 2516, networkClass: 'consumer', deviceId: null } as const;
const buenosAires = { latitude: -34.6, longitude: -58.38, accuracyKm: 50, country: 'AR', asn: 7303, networkClass: 'consumer', deviceId: null } as const;
const salta = { latitude: -24.79, longitude: -65.41, accuracyKm: 50, country: 'AR', asn: 22927, networkClass: 'consumer', deviceId: null } as const;
const montevideo = { latitude: -34.9, longitude: -56.19, accuracyKm: 50, country: 'UY', asn: 6057, networkClass: 'consumer', deviceId: null } as const;
const at = (time: string, place: Omit<Visit, 'at'>): Visit => ({ ...place, at: minutes(time) * 60_000 });
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * Two places that nobody could have been in: the credentials are in two hands. How far apart they are is an interval, not a
 * number, and only its near end counts: what addresses tell about places is often hundreds of kilometres wrong. Between devices
 * that were there before it is mostly a phone that roams; not only, since a thief can imitate a device, so it stays a hint.
 */
export const impossibleTravel = defineAnalyzer({
  code: 'behavior.impossible-travel',
  title: 'In two places at once',
  dimension: 'BEHAVIOR',
  weight: 3,
  needs: ['visits'],
  judge: ({ visits }) => {
    const legs = legsOf(newest(visits));
    const torn = legs.filter(impossible);
    const strange = torn.filter(({ familiar }) => !familiar);
    const broken = strange.length > 0 ? strange : torn;
    const fastest = broken.reduce<Leg | null>((most, leg) => (most === null || leg.kmh > most.kmh ? leg : most), null);
    if (fastest !== null) {
      const excuse = fastest.familiar ? ' Both ends are devices that were there before: phones roam, and then speak through their carrier at home.'
        : toAndFro(broken) ? ' The same two networks keep alternating, as a phone does that roams: its carrier at home, Wi-Fi where it is.' : '';
      return observe({ ...(excuse === '' ? severity(broken) : { value: 0.5, confidence: 0.2 }), because: `${story(fastest)}${excuse}` });
    }
    if (legs.length === 0) return silent;
    return observe({
      value: 0.92,
      confidence: growing(legs.length, { halfway: 10, most: 0.06 }),
      because: `All ${counted(legs.length, 'step')} from place to place could have been travelled.`,
    });
  },
  complaint: {
    says: 'I am on holiday. My phone roams through my carrier at home, and the hotel has Wi-Fi.',
    given: {
      visits: [at('10:00', buenosAires), at('10:30', madrid), at('11:00', buenosAires), at('11:20', madrid), at('11:50', buenosAires)],
    },
  },
  examples: [
    { name: 'Madrid at noon, Tokyo at one', given: { visits: [at('12:00', madrid), at('13:00', tokyo)] }, says: { below: 0.05 } },
    {
      name: 'one phone, on the Wi-Fi of a hotel and through its carrier at home',
      given: { visits: [at('10:00', { ...buenosAires, deviceId: 'phone' }), at('10:30', { ...madrid, deviceId: 'phone' })] },
      says: { above: 0.45 },
    },
    {
      name: 'a laptop in the hotel that was at home before, and the phone that roams',
      given: { visits: [at('08:00', { ...buenosAires, deviceId: 'laptop' }), at('08:10', { ...buenosAires, deviceId: 'phone' }), at('23:40', { ...madrid, deviceId: 'laptop' }), at('23:50', { ...buenosAires, deviceId: 'phone' })] },
      says: { above: 0.45 },
    },
    {
      name: 'a device that was never there before appears on the other side of the sea',
      given: { visits: [at('10:00', { ...buenosAires, deviceId: 'phone' }), at('10:20', { ...madrid, deviceId: 'other' }), at('10:40', { ...buenosAires, deviceId: 'phone' })] },
      says: { below: 0.05 },
    },
    { name: 'both at the same moment', given: { visits: [at('12:00', madrid), at('12:00', tokyo)] }, says: { below: 0.05 } },
    {
      name: 'an address that nobody could place comes in between',
      given: { visits: [at('12:00', madrid), at('12:20', { ...salta, networkClass: 'hosting' }), at('13:00', tokyo)] },
      says: { below: 0.05 },
    },
    { name: 'a flight from Buenos Aires to Madrid', given: { visits: [at('01:00', buenosAires), at('14:30', madrid)] }, says: { above: 0.9 } },
    {
      name: 'two banks of one river, a minute apart',
      given: { visits: [at('12:00', buenosAires), at('12:01', montevideo)] },
      says: { above: 0.9 },
    },
    {
      name: 'two carriers of one country, 1,300 km apart in the data',
      given: { visits: [at('12:00', buenosAires), at('12:20', salta)] },
      says: { above: 0.9 },
    },
    {
      name: 'Miami and Seattle in an hour',
      given: {
        visits: [
          at('12:00', { latitude: 25.77, longitude: -80.19, accuracyKm: 50, country: 'US', asn: 7922, networkClass: 'consumer', deviceId: null }),
          at('13:00', { latitude: 47.6, longitude: -122.33, accuracyKm: 50, country: 'US', asn: 21928, networkClass: 'consumer', deviceId: null }),
        ],
      },
      says: { below: 0.35 },
    },
    { name: 'a VPN is switched on', given: { visits: [at('12:00', madrid), at('12:05', { ...tokyo, networkClass: 'anonymiser' })] }, says: 'silent' },
    { name: 'a SIM card from home, and Wi-Fi abroad', given: { visits: [at('12:00', { ...madrid, networkClass: 'mobile' }), at('12:05', tokyo)] }, says: 'silent' },
    { name: 'the Wi-Fi of an aircraft, then that of the airport', given: { visits: [at('12:00', { ...madrid, networkClass: 'satellite' }), at('12:30', tokyo)] }, says: 'silent' },
    { name: 'the network stays, the data moved it', given: { visits: [at('12:00', madrid), at('12:05', { ...tokyo, asn: 3352 })] }, says: 'silent' },
    {
      name: 'nothing more exact than the country',
      given: { visits: [at('12:00', { ...madrid, accuracyKm: 6_000 }), at('13:00', { ...tokyo, accuracyKm: 6_000 })] },
      says: { above: 0.9 },
    },
    { name: 'one place', given: { visits: [at('12:00', madrid)] }, says: 'silent' },
  ],
});

/** A border between two consumer lines is hard to explain; within a country, or with a network that nobody knows, less so. */
function severity(broken: readonly Leg[]): { value: number; confidence: number } {
  const abroad = broken.filter(crossesBorder);
  if (abroad.length === 0) return { value: 0.3, confidence: 0.3 };
  const certain = abroad.some(({ from, to }) => from.networkClass === 'consumer' && to.networkClass === 'consumer');
  return { value: 0.03, confidence: certain ? 0.9 : 0.5 };
}

function story({ from, to, atLeastKm, hours, kmh }: Leg): string {
  const span = hours < 1 ? `${Math.round(hours * 60)} min` : `${hours.toFixed(1)} h`;
  return `From ${from.country ?? 'one place'} to ${to.country ?? 'another'}: at least ${whole(atLeastKm)} km in ${span}, ${whole(kmh)} km/h.`;
}

/** 18328.4 as 18,328. */
function whole(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
}
