import { afterFailure, failingForGood, healthy } from '@app/domain';
import type { Queryable } from '../database.js';
import type { DeliveryToRing } from './announce.js';
import { disable } from './disable.js';

/** A delivery that was tried. */
export interface TriedDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Whether what its endpoint last took lies before a failure. */
  readonly hasFailed: boolean;
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

export type AfterAttempt = { readonly then: 'delivered' } | AfterFailure;

export type AfterFailure =
  /** `restMs`: how long the endpoint is left alone altogether, if it asked for that. */
  | { readonly then: 'retry'; readonly afterMs: number; readonly restMs: number | null }
  | { readonly then: 'give_up'; readonly restMs: number | null }
  /** Nothing more is sent to this endpoint until somebody enables it; this delivery waits with the others. */
  | { readonly then: 'disable'; readonly because: string };

const insert = {
  name: 'attempt-insert',
  text: `insert into attempt (delivery_id, number, started_at, duration_ms, status, error, because, answer)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
};

// A replay may have come meanwhile: then this attempt was not the last one.
const giveUp = {
  name: 'delivery-give-up',
  text: `update delivery set status = 'failed', finished_at = now(), claimed_until = null where id = $1 and coalesce(status = 'pending', false) and attempts = $2`,
};

const retry = {
  name: 'delivery-retry',
  text: `update delivery set claimed_until = null, rings = 0,
      next_attempt_at = case when $3 then now() + $4 * interval '1 ms' else 'infinity' end,
      ring_at = case when $3 then now() + $4 * interval '1 ms' else 'infinity' end,
      status = case when $5 then 'failed' else status end, finished_at = case when $5 then now() end
    where id = $1 and coalesce(status = 'pending', false) and attempts = $2`,
};

/**
 * Writes an attempt down that was not taken, and what follows from it. The endpoint's row is taken before the delivery's, as everywhere. It may have
 * been switched off while it was being asked, and its deliveries parked: then this one parks too, or is abandoned when the
 * endpoint is gone. A claim that ran out and was taken over is no longer ours to schedule.
 */
export async function settleFailed(tx: Queryable, { id, endpointId }: TriedDelivery, attempt: AttemptRecord, after: AfterFailure): Promise<DeliveryToRing[]> {
  await tx.run(insert, [id, attempt.number, attempt.startedAt, attempt.durationMs, attempt.status, attempt.error, attempt.because, attempt.answer]);
  if (after.then === 'disable') {
    const told = await disable(tx, endpointId, after.because);
    await release(tx, id, attempt.number);
    return told;
  }
  const endpoint = await noteFailure(tx, endpointId, attempt, after.restMs);
  const told = endpoint.failsForGood ? await disable(tx, endpointId, failsForGood) : [];
  if (after.then === 'give_up') await tx.run(giveUp, [id, attempt.number]);
  else await tx.run(retry, [id, attempt.number, endpoint.enabled && !endpoint.failsForGood, after.afterMs, endpoint.gone]);
  return told;
}

const days = failingForGood.disabledAfterMs / 86_400_000;
const failsForGood = `Every attempt of the last ${days} days failed. Enable it once it works: what waits is sent then, and what was given up can be replayed.`;

interface Failed {
  readonly enabled: boolean;
  readonly gone: boolean;
  readonly failsForGood: boolean;
}

async function noteFailure(tx: Queryable, endpointId: string, { startedAt }: AttemptRecord, restMs: number | null): Promise<Failed> {
  const [endpoint] = await tx.rows<{ enabled: boolean; gone: boolean; first: Date | null; since: Date | null }>(
    {
      name: 'endpoint-health',
      text: 'select enabled, deleted_at is not null as gone, first_failure_at as first, failing_since as since from webhook_endpoint where id = $1 for no key update',
    },
    [endpointId],
  );
  if (!endpoint) return { enabled: false, gone: true, failsForGood: false };
  const before = endpoint.first ? { firstFailureAt: endpoint.first.getTime(), failingSince: endpoint.since?.getTime() ?? null } : healthy;
  const { health, disable: failsNow } = afterFailure(before, startedAt.getTime());
  if (restMs !== null || health.firstFailureAt !== before.firstFailureAt || health.failingSince !== before.failingSince) {
    await tx.run(
      {
        name: 'endpoint-failed',
        text: `update webhook_endpoint set first_failure_at = $2, failing_since = $3,
          rests_until = case when $4::float8 is null then rests_until else greatest(rests_until, now() + $4 * interval '1 ms') end where id = $1`,
      },
      [endpointId, momentOf(health.firstFailureAt), momentOf(health.failingSince), restMs],
    );
  }
  return { enabled: endpoint.enabled, gone: endpoint.gone, failsForGood: failsNow && endpoint.enabled };
}

const momentOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

async function release(tx: Queryable, id: string, number: number): Promise<void> {
  await tx.run(`update delivery set claimed_until = null, rings = 0 where id = $1 and coalesce(status = 'pending', false) and attempts = $2`, [id, number]);
}
