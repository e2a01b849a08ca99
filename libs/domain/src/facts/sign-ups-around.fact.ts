import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** What others did on the address from which an entity signed up, about that time. */
export interface SignUpsAround {
  /** Those who signed up, the entity itself among them. */
  readonly signedUp: number;
  /** Those who did anything, the entity itself among them. */
  readonly seen: number;
  readonly networkClass: NetworkClass;
}

export const signUpsAround = defineFact<SignUpsAround | null>({
  says: 'Of the address of the newest sign-up among the last 32 events: the entities among the last 80 events there within the hour up to the newest thing that the entity did there, not later than an hour after it signed up; null without such an address. An IPv6 address stands for its /64.',
  example: { signedUp: 1, seen: 2, networkClass: 'consumer' },
});
