import type { DeliveryToRing } from '@app/database';
import { deliveryRings, type Doorbell } from '@app/queue';

/** The first few wake their stations, and each brings the next one along; the sweep rings for whoever is left. */
const RING_AT_MOST = 50;

/** Not waited for: a ring that is lost is rung again by the sweep. A replay rings under the number of its moment, since its first ring may still be known. */
export function ringDeliveries(doorbell: Doorbell, deliveries: readonly DeliveryToRing[], round = 0): void {
  for (const ring of deliveryRings(deliveries.slice(0, RING_AT_MOST), round)) void doorbell.ring(ring);
}
