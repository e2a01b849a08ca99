import type { Queryable } from '../database.js';

/**
 * The pending deliveries of an endpoint that is off are parked: never due, never rung for, not counted as late, and not in
 * the way of the sweep. Whoever parks or unparks holds the endpoint's row, and takes it before any delivery's: then an
 * attempt that ends meanwhile cannot slip past, and nobody waits in a circle.
 */
export async function park(tx: Queryable, endpointId: string): Promise<void> {
  await tx.run(
    `update delivery set next_attempt_at = 'infinity', ring_at = 'infinity' where id in (
       select id from delivery where endpoint_id = $1 and status = 'pending' order by id for no key update)`,
    [endpointId],
  );
}

/** All that is pending is due now, what waited for its next attempt as well: somebody says that the endpoint works. */
export async function unpark(tx: Queryable, endpointId: string): Promise<void> {
  await tx.run(
    // Cut, not rounded: to the nearest millisecond it could be due only after a moment.
    `update delivery set next_attempt_at = date_trunc('milliseconds', now()), ring_at = date_trunc('milliseconds', now()) where id in (
       select id from delivery where endpoint_id = $1 and status = 'pending' order by id for no key update)`,
    [endpointId],
  );
}

/** Its endpoint is gone for good: nothing will ever be sent. */
export async function abandon(tx: Queryable, endpointId: string): Promise<void> {
  await tx.run(
    `update delivery set status = 'failed', finished_at = now(), claimed_until = null where id in (
       select id from delivery where endpoint_id = $1 and status = 'pending' order by id for no key update)`,
    [endpointId],
  );
}
