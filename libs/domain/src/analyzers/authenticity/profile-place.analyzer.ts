import type { Visit } from '../../facts/visits.fact.js';
import type { CanonicalFields } from '../../mappings/canonical-fields.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { counted, growing } from '../evidence.js';
import { atLines, statedHomes } from './homes.js';

const visitsTo = (country: string, events: number, networkClass: Visit['networkClass'] = 'consumer'): Visit[] =>
  Array.from({ length: events }, (_, n) => ({ at: n, latitude: 0, longitude: 0, accuracyKm: 50, country, asn: 7303, networkClass, deviceId: null }));
const given = (fields: CanonicalFields, visits: Visit[]) => ({ profile: { type: 'person' as const, fields, changes: {} }, visits });

/** Whoever makes up a person seldom takes the trouble to live where that person does. Emigrants and travellers do not either. */
export const profilePlace = defineAnalyzer({
  code: 'authenticity.profile-place',
  title: 'Never seen where the profile is at home',
  dimension: 'AUTHENTICITY',
  weight: 0.6,
  needs: ['profile', 'visits'],
  judge: ({ profile, visits }) => {
    const homes = statedHomes(profile);
    const seen = atLines(visits);
    if (homes.length === 0 || seen.length < 5) return silent;
    const atHome = homes.find(({ country }) => seen.some((visit) => visit.country === country));
    if (atHome !== undefined) {
      return observe({ value: 0.85, confidence: growing(seen.length, { halfway: 8, most: 0.25 }), because: `It is seen in ${atHome.country}, which ${atHome.by} names.` });
    }
    const [first] = homes;
    const countries = [...new Set(seen.map(({ country }) => country ?? 'nowhere'))].slice(0, 3);
    return observe({
      value: 0.3,
      confidence: growing(seen.length, { halfway: 16, most: 0.3 }),
      because: `${first?.by === 'the phone number' ? 'The phone number' : 'The stated country'} is ${first?.country}, and all ${counted(seen.length, 'event')} from lines of people came from ${countries.join(', ')}.`,
    });
  },
  complaint: { says: 'I moved to Madrid and kept my number of Buenos Aires.', given: given({ PHONE: '+54 9 11 5555-4821' }, visitsTo('ES', 32)) },
  examples: [
    { name: 'a Spaniard who is only ever seen in Russia', given: given({ PHONE: '+34 612 345 678', COUNTRY: 'España' }, visitsTo('RU', 20)), says: { below: 0.4 } },
    { name: 'at home', given: given({ PHONE: '+54 9 11 5555-4821' }, visitsTo('AR', 12)), says: { above: 0.8 } },
    { name: 'at home in Germany', given: given({ COUNTRY: 'Germany' }, visitsTo('DE', 12)), says: { above: 0.8 } },
    { name: 'behind a VPN', given: given({ PHONE: '+54 9 11 5555-4821' }, visitsTo('NL', 12, 'anonymiser')), says: 'silent' },
    { name: 'a first login abroad', given: given({ COUNTRY: 'AR' }, visitsTo('BR', 1)), says: 'silent' },
    { name: 'a profile without a country', given: given({}, visitsTo('BR', 9)), says: 'silent' },
  ],
});
