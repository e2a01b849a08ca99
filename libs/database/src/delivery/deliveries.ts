import { lanesOfEndpoint } from '@app/domain';
import type { Database, Statement } from '../database.js';
import { firstRingAfter, slowestRing } from '../ledger/deadline.js';
import type { DeliveryToRing } from './announce.js';
import { type AfterAttempt, type AttemptRecord, settleAttempt, type TriedDelivery } from './settle-attempt.js';

/** What the station needs to try once. */
export interface ClaimedDelivery extends TriedDelivery {
  readonly type: string;
  readonly body: string;
  readonly acceptedAt: Date;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  /** The attempts before it was last replayed, which the schedule does not count. */
  readonly triedBefore: number;
  readonly channel: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** The newest first: two while one gives way to the other. */
  readonly secrets: readonly string[];
  readonly signature: string;
  /** The sweep had to ring for it, so others may wait too. */
  readonly wasLate: boolean;
}

/** A delivery that is due again, and how often it was rung for. */
export interface DueDelivery extends DeliveryToRing {
  readonly rings: number;
}

/** So many deliveries of one endpoint are rung for in one round of the sweep: one for each lane. Who sends one of them looks for others. */
const RINGS_OF_ENDPOINT = lanesOfEndpoint.usual;

// Awake: on, not resting, and with a lane free. The lanes are counted as they are committed: two processes that claim at the same
// moment may together take one too many each, but no more than there are processes.
const isAwake = `e.enabled and e.deleted_at is null and (e.rests_until is null or e.rests_until <= now())`;
const laneIsFree = `(select count(*) from delivery o where o.endpoint_id = e.id and o.status = 'pending' and o.claimed_until > now())
  < case when e.first_failure_at is null then ${lanesOfEndpoint.usual} else ${lanesOfEndpoint.failing} end`;

const claimed = `attempts = d.attempts + 1, claimed_until = now() + $2 * interval '1 ms', ring_at = now() + $2 * interval '1 ms'`;
const asClaimed = `
    returning d.id, d.type, d.body, d.accepted_at as "acceptedAt", d.attempts as attempt, d.tried_before as "triedBefore", e.id as "endpointId", e.channel, e.settings,
      e.url, e.secret, case when e.secret_before_until > now() then e.secret_before end as "secretBefore", e.signature, d.rings > 0 as "wasLate", e.first_failure_at is not null as "hasFailed"`;
const nobodyIsAtIt = '(d.claimed_until is null or d.claimed_until < now())';

// "coalesce" keeps the planner from the indexes of what is pending: planned while there is next to nothing, it would walk through all of it for one id.
const claim = {
  name: 'delivery-claim',
  text: `update delivery d set ${claimed} from webhook_endpoint e
    where d.id = $1 and coalesce(d.status = 'pending', false) and d.next_attempt_at <= now() and ${nobodyIsAtIt} and e.id = d.endpoint_id and ${isAwake} and ${laneIsFree}
    ${asClaimed}`,
};

// Those that are due lie before those that wait for a later attempt, and behind them nobody looks.
const waiting = `select d.id from delivery d join webhook_endpoint e on e.id = d.endpoint_id and ${isAwake} and ${laneIsFree}
    where d.endpoint_id = $1 and d.status = 'pending' and d.ring_at <= now() + ${slowestRing} * interval '1 ms' and (d.next_attempt_at <= now()) is true and ${nobodyIsAtIt}
    order by d.ring_at limit 1 for no key update of d skip locked`;

const claimNext = {
  name: 'delivery-claim-next',
  text: `update delivery d set ${claimed} from webhook_endpoint e where d.id = (${waiting}) and e.id = d.endpoint_id ${asClaimed}`,
};

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
      join webhook_endpoint e on e.id = w.endpoint_id and ${isAwake} and ${laneIsFree}
      cross join lateral (
        select id, ring_at from delivery where endpoint_id = e.id and status = 'pending' and ring_at <= now()
        order by ring_at limit ${RINGS_OF_ENDPOINT} for no key update skip locked) d
      order by d.ring_at limit $1)
    ${asDue}`,
};

const next = {
  name: 'delivery-next',
  text: `update delivery set ${ringAgain} where id = (${waiting}) ${asDue}`,
};

/** The delivery ledger: what each endpoint is still to be told, and every attempt at it. */
export class Deliveries {
  constructor(private readonly database: Database) {}

  /** Takes a due delivery in hand for `leaseMs`; null when it is done, not due, in other hands, or its endpoint is off, rests or has its lanes full. */
  claim(id: string, leaseMs: number): Promise<ClaimedDelivery | null> {
    return this.takeInHand(claim, [id, leaseMs]);
  }

  /** Takes one in hand of those that are due for this endpoint. */
  claimNext(endpointId: string, leaseMs: number): Promise<ClaimedDelivery | null> {
    return this.takeInHand(claimNext, [endpointId, leaseMs]);
  }

  /** Writes the attempt down and what follows from it, in one transaction. Answers what else is to be told because of it. */
  settle(delivery: TriedDelivery, attempt: AttemptRecord, after: AfterAttempt): Promise<DeliveryToRing[]> {
    // That something was taken may be lost together with the server's memory: then it is sent once more, under its id.
    return this.database.transaction((tx) => settleAttempt(tx, delivery, attempt, after), after.then === 'delivered' ? 'repeatable' : 'on disk');
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

  private async takeInHand(statement: Statement, values: readonly unknown[]): Promise<ClaimedDelivery | null> {
    // Nobody waits for the disk: a claim that is lost in a crash was held by nobody.
    const [row] = await this.database.transaction((tx) => tx.rows<Omit<ClaimedDelivery, 'secrets'> & { secret: string; secretBefore: string | null }>(statement, values), 'repeatable');
    if (!row) return null;
    const { secret, secretBefore, ...delivery } = row;
    return { ...delivery, secrets: secretBefore === null ? [secret] : [secret, secretBefore] };
  }
}
