import type { Coordinates } from '../place/coordinates.js';
import type { NetworkClass } from '../place/network-class.js';
import { defineFact } from './define-fact.js';

/** Where an event came from, as far as its address tells. */
export interface Visit extends Coordinates {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The true place is within this distance of the coordinates. */
  readonly accuracyKm: number;
  readonly country: string | null;
  /** The number of the network that announces the address. */
  readonly asn: number | null;
  readonly networkClass: NetworkClass;
  /** What it was done on; null: nobody said. */
  readonly deviceId: string | null;
}

export const visits = defineFact<readonly Visit[]>({
  says: 'The located events among the last 32, and of the two days before them the first and the last of each six hours on each network of people, 32 at most: time, coordinates, accuracy in km, country, ASN, network class and device; ascending in time. An address that was placed twice lies where it was placed last.',
  example: [
    { at: 1_767_225_600_000, latitude: -34.6, longitude: -58.38, accuracyKm: 50, country: 'AR', asn: 7303, networkClass: 'consumer', deviceId: 'phone' },
  ],
});
