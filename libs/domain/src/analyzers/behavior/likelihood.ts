import type { Arrival, Arrivals } from '../../facts/arrivals.fact.js';
import type { NetworkClass } from '../../place/network-class.js';

/**
 * How much likelier an arrival is from anybody than from this person: log p(x) / p(x | person), after Freeman, Jain, Dürmuth,
 * Biggio and Giacinto, "Who Are You? A Statistical Approach to Measuring User Authenticity", NDSS 2016. An address that is new
 * is looked up by its network, and a network by its country; a browser by its system.
 *
 * p(x) is the same for all organizations and all times, rough as it is: taken from what others did, somebody's score would
 * depend on who came before. And something new keeps a share of the probability whatever the history: people who were at
 * home a hundred times do travel.
 */
export interface Surprise {
  /** Above 0: rather a stranger; below: rather the owner. */
  readonly log: number;
  /** What of it is new or was hardly ever seen, to a human. */
  readonly news: readonly string[];
}

/** How likely anybody is to be in a country, there in a network, there at an address. */
const anybody = { country: 0.1, network: 0.03, address: 0.001, system: 0.2, browser: 0.4 };

/** The least probability that something new has, where the level above it is known. */
const leastNew = { country: 0.02, network: 0.05, address: 0.2, system: 0.05, browser: 0.1 };

/** How much a thief likes it better than others do. */
const hidden: Readonly<Partial<Record<NetworkClass, number>>> = { hosting: 1.5, anonymiser: 1.5 };

export function surpriseOf(arrival: Arrival, { located, withAgents }: Arrivals): Surprise {
  const news: string[] = [];
  let log = 0;
  if (arrival.inCountry !== null && located > 0) {
    const inCountry = part(arrival.inCountry, located, leastNew.country, anybody.country);
    const onNetwork = arrival.onNetwork === null ? null : below(arrival.inCountry, arrival.onNetwork, located, leastNew.network, inCountry * anybody.network);
    const onAddress = arrival.onAddress === null || onNetwork === null ? null : below(arrival.onNetwork, arrival.onAddress, located, leastNew.address, onNetwork * anybody.address);
    const general = anybody.country * (onNetwork === null ? 1 : anybody.network) * (onAddress === null ? 1 : anybody.address);
    log += Math.log(general / (onAddress ?? onNetwork ?? inCountry));
    if (isSeldom(arrival.inCountry, located)) news.push(`a country (${arrival.country ?? 'unknown'})`);
    else if (arrival.onNetwork !== null && isSeldom(arrival.onNetwork, located)) news.push('a network');
    const hides = arrival.networkClass === null ? undefined : hidden[arrival.networkClass];
    if (hides !== undefined && arrival.onNetwork === 0) {
      log += hides;
      news.push('a network that hides its user');
    }
  }
  if (arrival.withAgent !== null && arrival.onSystem !== null && withAgents > 0) {
    const onSystem = part(arrival.onSystem, withAgents, leastNew.system, anybody.system);
    const withAgent = below(arrival.onSystem, arrival.withAgent, withAgents, leastNew.browser, onSystem * anybody.browser);
    log += Math.log((anybody.system * anybody.browser) / withAgent);
    if (isSeldom(arrival.withAgent, withAgents)) news.push(isSeldom(arrival.onSystem, withAgents) ? 'a system' : 'a browser or app');
  }
  return { log, news };
}

/** Once in fifty times is hardly a habit. */
const isSeldom = (times: number, of: number): boolean => times < 0.02 * of || times === 0;

/** Where the level above was never seen, it is no further surprise that this was not either. */
function below(above: number | null, times: number, of: number, leastForNew: number, ifNew: number): number {
  return above === 0 ? ifNew : part(times, of, leastForNew, ifNew);
}

/** What was seen, as a share; and of what was not, the share that is left to it, spread as the level above says. */
function part(times: number, of: number, leastForNew: number, ifNew: number): number {
  const forNew = Math.max(leastForNew, 1 / (of + 1));
  return (1 - forNew) * Math.min(1, times / of) + forNew * ifNew;
}
