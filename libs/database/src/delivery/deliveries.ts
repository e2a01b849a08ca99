import type { Database, Queryable } from '../database.js';
import { firstRingAfter, slowestRing } from '../ledger/deadline.js';
import { disable } from './parking.js';

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
  /** Nothing more is sent to this endpoint until somebody enables it; this delivery waits with the others. */
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

  /** Gives a claimed delivery back untried, for later: its endpoint has all that it can take at once. */
  async putBack({ id, attempt }: ClaimedDelivery, forMs: number): Promise<void> {
    await this.database.run(
      {
        name: 'delivery-put-back',
        text: `update delivery set attempts = attempts - 1, claimed_until = null,
            next_attempt_at = greatest(next_attempt_at, now() + $3 * interval '1 ms'), ring_at = greatest(next_attempt_at, now() + $3 * interval '1 ms')
          where id = $1 and status = 'pending' and attempts = $2`,
      },
      [id, attempt, forMs],
    );
  }

  /** Writes the attempt down and what follows from it, in one transaction. */
  async settle({ id, endpointId }: ClaimedDelivery, attempt: AttemptRecord, after: AfterAttempt): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.run(
        {
          name: 'attempt-insert',
          text: `insert into attempt (delivery_id, number, started_at, duration_ms, status, error, because, answer)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        },
        [id, attempt.number, attempt.startedAt, attempt.durationMs, attempt.status, attempt.error, attempt.because, attempt.answer],
      );
      if (after.then === 'retry') return retry(tx, { id, endpointId, number: attempt.number, afterMs: after.afterMs });
      if (after.then === 'disable') {
        await disable(tx, endpointId, after.because);
        await release(tx, id, attempt.number);
        return;
      }
      await tx.run(
        { name: 'delivery-finish', text: `update delivery set status = $2, finished_at = now(), claimed_until = null where id = $1 and status = 'pending'` },
        [id, after.then === 'delivered' ? 'delivered' : 'failed'],
      );
    });
  }

  /** Deliveries to ring for now, put off until their next deadline. Those of a disabled endpoint stay silent. */
  async takeDue(limit: number): Promise<{ id: string; rings: number }[]> {
    return this.database.rows(
      `update delivery set rings = rings + 1, ring_at = now() + least($2 * 2 ^ least(rings, 16), $3) * interval '1 ms'
       where id in (
         select d.id from delivery d join webhook_endpoint e on e.id = d.endpoint_id
         where d.status = 'pending' and d.ring_at <= now() and e.enabled and e.deleted_at is null
         order by d.ring_at limit $1 for no key update of d skip locked)
       returning id, attempts * 1000 + rings as rings`,
      [limit, firstRingAfter, slowestRing],
    );
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

/**
 * The endpoint may have been switched off while it was being asked, and its deliveries parked: then this one parks too, or is
 * abandoned when the endpoint is gone. A claim that ran out and was taken over is no longer ours to schedule.
 */
async function retry(tx: Queryable, { id, endpointId, number, afterMs }: { id: string; endpointId: string; number: number; afterMs: number }): Promise<void> {
  const [endpoint] = await tx.rows<{ enabled: boolean; gone: boolean }>(
    { name: 'delivery-endpoint', text: 'select enabled, deleted_at is not null as gone from webhook_endpoint where id = $1 for share' },
    [endpointId],
  );
  await tx.run(
    {
      name: 'delivery-retry',
      text: `update delivery set claimed_until = null, rings = 0,
          next_attempt_at = case when $3 then now() + $4 * interval '1 ms' else 'infinity' end,
          ring_at = case when $3 then now() + $4 * interval '1 ms' else 'infinity' end,
          status = case when $5 then 'failed' else status end, finished_at = case when $5 then now() end
        where id = $1 and status = 'pending' and attempts = $2`,
    },
    [id, number, endpoint?.enabled ?? false, afterMs, endpoint?.gone ?? true],
  );
}

async function release(tx: Queryable, id: string, number: number): Promise<void> {
  await tx.run(`update delivery set claimed_until = null, rings = 0 where id = $1 and status = 'pending' and attempts = $2`, [id, number]);
}
