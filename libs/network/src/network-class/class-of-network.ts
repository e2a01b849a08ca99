import type { NetworkClass } from '../place.js';
import { anonymiserAsns, anonymiserNames } from './anonymiser-networks.js';
import { carrierAsns, carrierNames, hostingAsns, hostingBrands, hostingWords, weakHostingWords } from './hosting-networks.js';
import { mobileAsns, mobileNames, satelliteAsns, satelliteNames } from './moving-networks.js';

/**
 * Judges a network by its number and its name. Fails towards `consumer`: an unknown rack of servers taken for a home line
 * costs one signal, a carrier taken for a rack of servers accuses all of its customers.
 */
export function classOfNetwork(asn: number, name: string): NetworkClass {
  if (anonymiserAsns.has(asn) || anonymiserNames.test(name)) return 'anonymiser';
  if (satelliteAsns.has(asn) || satelliteNames.test(name)) return 'satellite';
  if (mobileAsns.has(asn)) return 'mobile';
  if (carrierAsns.has(asn)) return 'consumer';
  if (hostingAsns.has(asn) || hostingBrands.test(name) || hostingWords.test(name)) return 'hosting';
  if (weakHostingWords.test(name) && !carrierNames.test(name)) return 'hosting';
  return mobileNames.test(name) ? 'mobile' : 'consumer';
}
