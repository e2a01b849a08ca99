import { lanesOfEndpoint } from '@app/domain';
import type { Database } from '../database.js';
import { firstRingAfter, slowestRing } from '../ledger/deadline.js';
import { Together } from '../together.js';
import type { DeliveryToRing } from './announce.js';
import { type Claim, claimNamed, claimNext, type ClaimedDelivery, freeLanes, isAwake, waitsAtEndpoint } from './claim-deliveries.js';
import { type AfterAttempt, type AttemptRecord, settleFailed, type TriedDelivery } from './settle-attempt.js';
import { type Delivered, settleDelivered } from './settle-delivered.js';

/** A delivery that is due again, and how often it was rung for. */
export interface DueDelivery extends DeliveryToRing {
  readonly rings: number;
}

/** So many deliveries of one endpoint are rung for in one round of the sweep: one for each lane. Who sends one of them looks for others. */
const RINGS_OF_ENDPOINT = lanesOfEndpoint.usual;

/** The most that share a statement. */
const MOST_TOGETHER = 200;

const ringAgain = `rings = rings + 1, ring_at = now() + least(${firstRingAfter} * 2 ^ least(rings, 16), ${slowestRing}) * interval '1 ms'`;
const asDue = `returning id as "deliveryId", endpoint_id as "endpointId", attempts * 1000 + rings as rings`;

// From endpoint to endpoint by the index, not from delivery to delivery: a hundred thousand that wait for a dead one cost one step.
const due = {
  name: 'delivery-due',
  text: `with recursive waiting as (
      (select endpoint_id from delivery where status = 'pending' order by endpoint_id limit 1)
      union all
      select (select d.endpoint_id from delivery d where d.status = 'pending' and d.endpoint_id > w.endpoint_id order by d.endpoint_id limit 1)
      from waiting w where (w.endpoint_id is not null) is true
    )
    update delivery set ${ringAgain}
    where id in (
      select d.id from waiting w
      join webhook_endpoint e on e.id = w.endpoint_id and ${isAwake} and ${freeLanes} > 0
      cross join lateral (
        select id, ring_at from delivery where endpoint_id = e.id and status = 'pending' and ring_at <= now()
        order by ring_at limit ${RINGS_OF_ENDPOINT} for no key update skip locked) d
      order by d.ring_at limit $1)
    ${asDue}`,
};

const next = {
  name: 'delivery-next',
  text: `update delivery set ${ringAgain} where id = (
      select d.id from delivery d join webhook_endpoint e on e.id = d.endpoint_id and ${isAwake} and ${freeLanes} > 0
      where d.endpoint_id = $1 and ${waitsAtEndpoint}
      order by d.ring_at limit 1 for no key update of d skip locked)
    ${asDue}`,
};

/** The delivery ledger: what each endpoint is still to be told, and every attempt at it. */
export class Deliveries {
  private readonly named: Together<Claim, ClaimedDelivery | null>;
  private readonly next: Together<Claim, ClaimedDelivery | null>;
  private readonly delivered: Together<Delivered, void>;

  constructor(private readonly database: Database) {
    this.named = new Together((claims) => claimNamed(database, claims), MOST_TOGETHER);
    this.next = new Together((claims) => claimNext(database, claims), MOST_TOGETHER);
    this.delivered = new Together((all) => settleDelivered(database, all), MOST_TOGETHER);
  }

  /** Takes a due delivery in hand for `leaseMs`; null when it is done, not due, in other hands, or its endpoint is off, rests or has its lanes full. */
  claim(id: string, leaseMs: number): Promise<ClaimedDelivery | null> {
    return this.named.add({ of: id, leaseMs });
  }

  /** Takes one in hand of those that are due for this endpoint. */
  claimNext(endpointId: string, leaseMs: number): Promise<ClaimedDelivery | null> {
    return this.next.add({ of: endpointId, leaseMs });
  }

  /** Writes the attempt down and what follows from it, in one transaction. Answers what else is to be told because of it. */
  async settle(delivery: TriedDelivery, attempt: AttemptRecord, after: AfterAttempt): Promise<DeliveryToRing[]> {
    if (after.then !== 'delivered') return this.database.transaction((tx) => settleFailed(tx, delivery, attempt, after));
    await this.delivered.add({ delivery, attempt });
    return [];
  }

  /** Deliveries to ring for now, put off until their next deadline. Those of an endpoint that is off, rests or is full stay silent. */
  takeDue(limit: number): Promise<DueDelivery[]> {
    return this.database.rows<DueDelivery & Record<string, unknown>>(due, [limit]);
  }

  /** One delivery to ring for of those that wait for this endpoint, which has a lane free again; null when none does. */
  async takeNext(endpointId: string): Promise<DueDelivery | null> {
    const [waiting] = await this.database.rows<DueDelivery & Record<string, unknown>>(next, [endpointId]);
    return waiting ?? null;
  }

  async holdBack(ids: readonly string[], forMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.database.run(
      `update delivery set rings = greatest(rings - 1, 0), ring_at = now() + $2 * interval '1 ms' where id in (
         select id from delivery where id = any($1) and isfinite(ring_at) for no key update skip locked)`,
      [ids, forMs],
    );
  }
}
