import type { Visit } from '../../facts/visits.fact.js';
import { hoursAhead } from '../../profile/time-zone.js';
import { beginningOf } from '../../spelling/beginning-of.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { counted, growing } from '../evidence.js';
import { atLines } from './homes.js';

/** Countries take their clocks from neighbours, and the sun is three hours off in the west of China: up to here it is geography. */
const geographyHours = 4;

const june = Date.UTC(2026, 5, 15, 12);
const visits = (longitude: number, events: number, networkClass: Visit['networkClass'] = 'consumer'): Visit[] =>
  Array.from({ length: events }, (_, n) => ({ at: june + n * 3_600_000, latitude: -34, longitude, accuracyKm: 50, country: 'AR', asn: 7303, networkClass, deviceId: null }));
const given = (timeZone: string | undefined, seen: Visit[]) => ({ profile: { type: 'person' as const, fields: timeZone === undefined ? {} : { TIME_ZONE: timeZone }, changes: {} }, visits: seen });

/** A phone asks the network what time it is. A device whose clock stays on the other side of the world is not where it seems to be. */
export const timeZone = defineAnalyzer({
  code: 'authenticity.time-zone',
  title: 'The clock is set for another part of the world',
  dimension: 'AUTHENTICITY',
  weight: 0.6,
  needs: ['profile', 'visits'],
  judge: ({ profile: { fields }, visits: all }) => {
    const zone = fields.TIME_ZONE;
    const seen = atLines(all);
    if (zone === undefined || seen.length < 3) return silent;
    const ahead = hoursAhead(zone, seen.at(-1)?.at ?? 0);
    if (ahead === null) return silent;
    const least = Math.min(...seen.map(({ longitude }) => hoursApart(ahead, longitude / 15)));
    if (least <= geographyHours) return silent;
    return observe({
      value: 0.3,
      confidence: growing(seen.length, { halfway: 8, most: 0.25 }),
      because: `The clock is set to ${beginningOf(zone, 40)}, at least ${Math.round(least)} hours from where the last ${counted(seen.length, 'event')} came from.`,
    });
  },
  complaint: { says: 'I travel for weeks, and my laptop keeps the time of home so that I can call.', given: given('America/Argentina/Buenos_Aires', visits(100, 32)) },
  examples: [
    { name: 'an Argentine line and a clock in Saigon', given: given('Asia/Saigon', visits(-58, 12)), says: { below: 0.4 } },
    { name: 'at home', given: given('America/Argentina/Buenos_Aires', visits(-58, 12)), says: 'silent' },
    { name: 'the west of China', given: given('Asia/Shanghai', visits(76, 12)), says: 'silent' },
    { name: 'a summer in Spain', given: given('Europe/Madrid', visits(-8, 12)), says: 'silent' },
    { name: 'behind a VPN', given: given('America/Bogota', visits(103, 12, 'anonymiser')), says: 'silent' },
    { name: 'a zone that nobody knows', given: given('Middle/Earth', visits(-58, 12)), says: 'silent' },
    { name: 'no zone', given: given(undefined, visits(-58, 12)), says: 'silent' },
  ],
});

/** On a globe: never more than twelve. */
function hoursApart(one: number, other: number): number {
  const apart = Math.abs(one - other) % 24;
  return Math.min(apart, 24 - apart);
}
