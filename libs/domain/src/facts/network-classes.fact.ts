import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** How many of the recent events came through this kind of network. */
export interface NetworkUse {
  readonly networkClass: NetworkClass;
  readonly events: number;
}

export const networkClasses = defineFact<readonly NetworkUse[]>({
  says: 'The network classes of the addresses of the last 32 events, with the number of events of each.',
  example: [{ networkClass: 'consumer', events: 24 }],
});
