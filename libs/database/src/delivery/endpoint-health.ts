import type { Database } from '../database.js';

/** What became of the newest deliveries to an endpoint. */
export interface EndpointHealth {
  readonly of: number;
  readonly delivered: number;
  readonly pending: number;
  readonly failed: number;
  readonly oldestPendingAt: Date | null;
  readonly lastTakenAt: Date | null;
  readonly halfWithinMs: number | null;
  readonly mostWithinMs: number | null;
}

/** More would not say more, and cost with every look at the list. */
const LOOKED_AT = 1_000;

// The newest first and the day afterwards: asked for a day, the planner would gather and sort all of it. The latest attempt of
// each tells how fast it answers now.
const health = `
  with newest as materialized (
    select d.id, d.status, d.attempts, d.created_at, d.finished_at from delivery d where d.endpoint_id = $1 order by d.created_at desc limit ${LOOKED_AT}
  )
  select count(*)::int as of, count(*) filter (where n.status = 'delivered')::int as delivered, count(*) filter (where n.status = 'pending')::int as pending,
    count(*) filter (where n.status = 'failed')::int as failed, min(n.created_at) filter (where n.status = 'pending') as "oldestPendingAt",
    max(n.finished_at) filter (where n.status = 'delivered') as "lastTakenAt",
    percentile_disc(0.5) within group (order by t.duration_ms) as "halfWithinMs", percentile_disc(0.95) within group (order by t.duration_ms) as "mostWithinMs"
  from newest n left join attempt t on t.delivery_id = n.id and t.number = n.attempts where n.created_at > now() - interval '24 hours'`;

export async function endpointHealth(database: Database, endpointId: string): Promise<EndpointHealth> {
  const [found] = await database.rows<EndpointHealth & Record<string, unknown>>(health, [endpointId]);
  return found as EndpointHealth;
}
