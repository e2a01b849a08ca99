import { DELIVERIES_OF_JOB } from '@app/contracts';
import type { Ring } from './ring.js';

/** A delivery that somebody is to ring for, and which time it is. */
export interface DeliveryDue {
  readonly deliveryId: string;
  readonly endpointId: string;
  readonly rings?: number;
}

/** One ring for what one endpoint is to be told, not one for each notice: a job costs Redis and us as much as the statements of a delivery. */
export function deliveryRings(deliveries: readonly DeliveryDue[], round = 0): Ring[] {
  const roads = new Map<string, DeliveryDue[]>();
  for (const one of deliveries) {
    const road = roads.get(one.endpointId);
    if (road) road.push(one);
    else roads.set(one.endpointId, [one]);
  }
  return [...roads].flatMap(([endpointId, all]) => {
    const rings: Ring[] = [];
    for (let from = 0; from < all.length; from += DELIVERIES_OF_JOB) {
      const some = all.slice(from, from + DELIVERIES_OF_JOB);
      rings.push({ queue: 'delivery', job: { v: 2, endpointId, deliveryIds: some.map(({ deliveryId }) => deliveryId) }, round: some[0]?.rings ?? round });
    }
    return rings;
  });
}
