import type { NetworkClass } from '../../place/network-class.js';
import { counted, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * Where people are. A server is in a country where its user need not be, a relay leaves through another one, a phone that
 * roams speaks through its carrier at home and an aircraft through its ground station.
 */
const peoples: ReadonlySet<NetworkClass | null> = new Set(['consumer', 'unknown']);

const home = { country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 40, onSystem: 40 } as const;
const abroad = { ...home, country: 'VN', onAddress: 0, onNetwork: 0, inCountry: 0 } as const;

/** People travel, and most thieves are abroad. So it is a hint that never stands alone, and the longer somebody stayed at home, the more it says. */
export const newCountry = defineAnalyzer({
  code: 'behavior.new-country',
  title: 'For the first time in this country',
  dimension: 'BEHAVIOR',
  weight: 1,
  needs: ['arrivals'],
  judge: ({ arrivals: { located, days, ways } }) => {
    if (located < 5 || days < 7) return silent;
    // Where this address or its network was before, it is the data that moved.
    const abroad = ways.filter(({ inCountry, onAddress, onNetwork, networkClass }) => inCountry === 0 && onAddress === 0 && onNetwork === 0 && peoples.has(networkClass));
    const countries = [...new Set(abroad.map(({ country }) => country))];
    if (countries.length === 0) return silent;
    return observe({
      value: 0.4,
      confidence: growing(located, { halfway: 10, most: countries.length > 1 ? 0.4 : 0.25 }),
      because: `For the first time in ${countries.join(' and ')}, after ${counted(located, 'located event')} in ${days} days elsewhere.`,
    });
  },
  complaint: { says: 'I had never been to Vietnam before. It is beautiful.', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [abroad] } } },
  examples: [
    { name: 'a year at home, then Vietnam', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [home, abroad] } }, says: { below: 0.45 } },
    { name: 'at home', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [home] } }, says: 'silent' },
    { name: 'a country that was visited before', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [{ ...abroad, inCountry: 2 }] } }, says: 'silent' },
    { name: 'a VPN', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [{ ...abroad, networkClass: 'anonymiser' }] } }, says: 'silent' },
    { name: 'the address is that of home, and the database says that it moved', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [{ ...home, country: 'JP', inCountry: 0 }] } }, says: 'silent' },
    { name: 'the network is that of home, and the database says that it moved', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [{ ...home, country: 'JP', onAddress: 0, inCountry: 0 }] } }, says: 'silent' },
    { name: 'the Wi-Fi of an aircraft', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [home, { ...abroad, country: 'US', networkClass: 'satellite' }] } }, says: 'silent' },
    { name: 'a carrier whose addresses are placed all over the world', given: { arrivals: { located: 400, withAgents: 400, days: 200, ways: [home, { ...abroad, country: 'JP', networkClass: 'mobile' }] } }, says: 'silent' },
    { name: 'an account of yesterday', given: { arrivals: { located: 9, withAgents: 9, days: 1, ways: [abroad] } }, says: 'silent' },
    { name: 'nobody came', given: { arrivals: { located: 9, withAgents: 9, days: 40, ways: [] } }, says: 'silent' },
  ],
});
