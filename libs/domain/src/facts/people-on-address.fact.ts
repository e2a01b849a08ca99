import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** How crowded an address was, and what kind of network it belongs to. */
export interface AddressCrowd {
  readonly people: number;
  readonly networkClass: NetworkClass;
}

export const peopleOnAddress = defineFact<AddressCrowd | null>({
  says: "The most distinct entities among the last 200 events within 24 hours on one of the entity's recent addresses, itself included, with that address's network class; null without an address. An IPv6 address stands for its /64.",
  example: { people: 2, networkClass: 'consumer' },
});
