import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** What happened to others on an address that was new to an entity, around its login there. */
export interface TriedAround {
  /** Other accounts that failed to log in, and were not let in either. */
  readonly othersFailed: number;
  /** Other accounts that did anything. */
  readonly othersSeen: number;
  /** Whether the entity itself was let in. */
  readonly gotIn: boolean;
  readonly networkClass: NetworkClass;
}

export const triedAround = defineFact<TriedAround | null>({
  says: 'Of the two newest addresses on which the entity logged in or failed to, without having been there an hour before, the one where most others failed: the other accounts among the 24 events there within the hour up to that login and the 24 within the hour after it; null without such an address. An IPv6 address stands for its /64.',
  example: { othersFailed: 0, othersSeen: 1, gotIn: true, networkClass: 'consumer' },
});
