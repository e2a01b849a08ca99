import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** From where and with what somebody came, and how often that was so before; null where it cannot be told. */
export interface Arrival {
  readonly country: string | null;
  readonly networkClass: NetworkClass | null;
  /** Events from this address before, from its network, from its country. */
  readonly onAddress: number | null;
  readonly onNetwork: number | null;
  readonly inCountry: number | null;
  /** Events with this browser or app before, and with its system. */
  readonly withAgent: number | null;
  readonly onSystem: number | null;
}

/** The arrivals of the last two days, against what was usual. */
export interface Arrivals {
  /** Events before with a place, and with an agent. */
  readonly located: number;
  readonly withAgents: number;
  /** For how many days the entity had been known. */
  readonly days: number;
  readonly ways: readonly Arrival[];
}

export const arrivals = defineFact<Arrivals>({
  says: 'The distinct pairs of address and agent among the events of the last 48 hours that did not fail, up to eight, and how often each part of them occurred in the six to nine months before; a relay has a country only. An IPv6 address stands for its /64.',
  example: { located: 24, withAgents: 24, days: 40, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 20, onNetwork: 24, inCountry: 24, withAgent: 24, onSystem: 24 }] },
});
