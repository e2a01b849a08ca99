import type { Database } from '../database.js';
import type { DeliveryToRing } from './announce.js';

/** What a replay of many came to. */
export interface Replayed {
  readonly deliveries: readonly DeliveryToRing[];
  /** When the latest of them was written; null when there was none. */
  readonly until: Date | null;
  readonly hasMore: boolean;
}

const REPLAYS_AT_ONCE = 10_000;

// The attempts stay, and the schedule begins anew behind them. A place in the queue of its endpoint goes by the moment at which
// it is to be rung for, so those that were told first come first.
const anew = `status = 'pending', finished_at = null, claimed_until = null, rings = 0, tried_before = d.attempts, replayed_at = now(),
  next_attempt_at = date_trunc('milliseconds', now())`;

const hold = 'select from webhook_endpoint where id = (select endpoint_id from delivery where organization_id = $1 and id = $2) for no key update';

const one = `update delivery d set ${anew}, ring_at = date_trunc('milliseconds', now())
  from webhook_endpoint e
  where d.organization_id = $1 and d.id = $2 and e.id = d.endpoint_id and e.enabled and e.deleted_at is null
    and (d.status <> 'pending' or d.claimed_until is null or d.claimed_until < now())
  returning d.id as "deliveryId", d.endpoint_id as "endpointId"`;

const refused = `select d.status = 'pending' and d.claimed_until >= now() as "onItsWay" from delivery d join webhook_endpoint e on e.id = d.endpoint_id
  where d.organization_id = $1 and d.id = $2`;

const since = `
  with found as (
    select id, created_at from delivery where endpoint_id = $1 and created_at >= $2 and (status = 'failed' or $3 and status = 'delivered')
    order by created_at, id limit ${REPLAYS_AT_ONCE + 1}
  ), taken as (
    select id, created_at, row_number() over (order by created_at, id) as place from found order by created_at, id limit ${REPLAYS_AT_ONCE}
  ), held as (
    select d.id, taken.created_at, taken.place from taken join delivery d on d.id = taken.id where d.status <> 'pending' order by d.id for no key update of d
  ), replayed as (
    update delivery d set ${anew}, ring_at = date_trunc('milliseconds', now()) - ($4 - held.place) * interval '1 ms' from held where d.id = held.id
    returning d.id, d.endpoint_id, d.created_at, held.place
  )
  select id as "deliveryId", endpoint_id as "endpointId", created_at as "createdAt", (select count(*) from found) > ${REPLAYS_AT_ONCE} as "hasMore"
  from replayed order by place`;

/**
 * Sends again what was sent. The notice stays what it was: id, sequence and body; only its attempts go on. The endpoint's row is
 * taken first, as everywhere.
 */
export class Replays {
  constructor(private readonly database: Database) {}

  one(organizationId: string, id: string): Promise<DeliveryToRing | 'on its way' | 'off' | null> {
    return this.database.transaction(async (tx) => {
      await tx.run(hold, [organizationId, id]);
      const [replayed] = await tx.rows<DeliveryToRing & Record<string, unknown>>(one, [organizationId, id]);
      if (replayed) return replayed;
      const [delivery] = await tx.rows<{ onItsWay: boolean | null }>(refused, [organizationId, id]);
      if (!delivery) return null;
      return delivery.onItsWay ? 'on its way' : 'off';
    });
  }

  since(organizationId: string, endpointId: string, moment: Date, only: 'failed' | 'all'): Promise<Replayed | 'off' | null> {
    return this.database.transaction(async (tx) => {
      const [endpoint] = await tx.rows<{ enabled: boolean }>(
        'select enabled from webhook_endpoint where organization_id = $1 and id = $2 and deleted_at is null for no key update',
        [organizationId, endpointId],
      );
      if (!endpoint) return null;
      if (!endpoint.enabled) return 'off';
      const rows = await tx.rows<DeliveryToRing & { createdAt: Date; hasMore: boolean }>(since, [endpointId, moment, only === 'all', REPLAYS_AT_ONCE]);
      return {
        deliveries: rows.map((row) => ({ deliveryId: row.deliveryId, endpointId: row.endpointId })),
        until: rows.at(-1)?.createdAt ?? null,
        hasMore: rows[0]?.hasMore ?? false,
      };
    });
  }
}
