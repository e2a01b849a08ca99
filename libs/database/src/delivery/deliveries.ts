import type { Database, Queryable } from '../database.js';
import { firstRingAfter, slowestRing } from '../ledger/deadline.js';

/** What the station needs to try once. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly acceptedAt: Date;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  readonly endpointId: string;
  readonly url: string;
  readonly secret: string;
}

/** One try, as it is written down. */
export interface AttemptRecord {
  readonly number: number;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly because: string | null;
  readonly answer: string | null;
}

export type AfterAttempt =
  | { readonly then: 'delivered' }
  | { readonly then: 'retry'; readonly afterMs: number }
  | { readonly then: 'give_up' }
  /** Nothing more is sent to this endpoint until somebody enables it. */
  | { readonly then: 'disable'; readonly because: string };

/** The delivery ledger: what each endpoint is still to be told, and every attempt at it. */
export class Deliveries {
  constructor(private readonly database: Database) {}

  /** Takes a due delivery in hand for `leaseMs`; null when it is done, not due, in other hands or its endpoint is off. */
  async claim(id: string, leaseMs: number): Promise<ClaimedDelivery | null> {
    const [claimed] = await this.database.rows<ClaimedDelivery & Record<string, unknown>>(
      {
        name: 'delivery-claim',
        text: `update delivery d set attempts = d.attempts + 1, claimed_until = now() + $2 * interval '1 ms', ring_at = now() + $2 * interval '1 ms'
          from webhook_endpoint e
          where d.id = $1 and d.status = 'pending' and d.next_attempt_at <= now() and (d.claimed_until is null or d.claimed_until < now())
            and e.id = d.endpoint_id and e.enabled and e.deleted_at is null
          returning d.id, d.type, d.body, d.accepted_at as "acceptedAt", d.attempts as attempt, e.id as "endpointId", e.url, e.secret`,
      },
      [id, leaseMs],
    );
    return claimed ?? null;
  }

  /** Writes the attempt down and what follows from it, in one transaction. */
  async settle(id: string, attempt: AttemptRecord, after: AfterAttempt): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.run(
        `insert into attempt (delivery_id, number, started_at, duration_ms, status, error, because, answer)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [id, attempt.number, attempt.startedAt, attempt.durationMs, attempt.status, attempt.error, attempt.because, attempt.answer],
      );
      if (after.then === 'retry') {
        await tx.run(
          `update delivery set next_attempt_at = now() + $2 * interval '1 ms', ring_at = now() + $2 * interval '1 ms', claimed_until = null, rings = 0
           where id = $1 and status = 'pending'`,
          [id, after.afterMs],
        );
        return;
      }
      await tx.run(`update delivery set status = $2, finished_at = now(), claimed_until = null where id = $1 and status = 'pending'`, [
        id,
        after.then === 'delivered' ? 'delivered' : 'failed',
      ]);
      if (after.then === 'disable') await disableEndpointOf(tx, id, after.because);
    });
  }

  /** Deliveries to ring for now, put off until their next deadline. Those of a disabled endpoint stay silent. */
  async takeDue(limit: number): Promise<{ id: string; rings: number }[]> {
    return this.database.rows(
      `update delivery set rings = rings + 1, ring_at = now() + least($2 * 2 ^ least(rings, 16), $3) * interval '1 ms'
       where id in (
         select d.id from delivery d join webhook_endpoint e on e.id = d.endpoint_id
         where d.status = 'pending' and d.ring_at <= now() and e.enabled and e.deleted_at is null
         order by d.ring_at limit $1 for update of d skip locked)
       returning id, attempts * 1000 + rings as rings`,
      [limit, firstRingAfter, slowestRing],
    );
  }

  async holdBack(ids: readonly string[], forMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.database.run(`update delivery set rings = greatest(rings - 1, 0), ring_at = now() + $2 * interval '1 ms' where id = any($1)`, [ids, forMs]);
  }
}

async function disableEndpointOf(tx: Queryable, deliveryId: string, because: string): Promise<void> {
  await tx.run(
    `update webhook_endpoint set enabled = false, disabled_because = $2, updated_at = now()
     where id = (select endpoint_id from delivery where id = $1)`,
    [deliveryId, because],
  );
}
