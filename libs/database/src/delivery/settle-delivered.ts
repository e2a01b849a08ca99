import type { Database } from '../database.js';
import type { AttemptRecord, TriedDelivery } from './settle-attempt.js';

/** A delivery that its endpoint took, and the attempt by which it did. */
export interface Delivered {
  readonly delivery: TriedDelivery;
  readonly attempt: AttemptRecord;
}

const recovered = {
  name: 'endpoint-recovered',
  text: `update webhook_endpoint set first_failure_at = null, failing_since = null where id in (
    select id from webhook_endpoint where id = any($1::uuid[]) and (first_failure_at is not null) is true order by id for no key update)`,
};

// Delivered whoever is at it by now. The deliveries are taken in the order of their index, which is that of their ids; joined to what
// was tried they would all be walked through by a plan that was made while there were few.
const write = {
  name: 'delivery-delivered',
  text: `with tried as materialized (
      select * from unnest($1::text[], $2::int[], $3::timestamptz[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[])
        as n(delivery_id, number, started_at, duration_ms, status, error, because, answer)
    ), finished as (
      update delivery d set status = 'delivered', finished_at = now(), claimed_until = null where d.id = any($1::text[]) and coalesce(d.status = 'pending', false)
    )
    insert into attempt (delivery_id, number, started_at, duration_ms, status, error, because, answer) select * from tried on conflict do nothing`,
};

/** Writes down what was taken, of many endpoints at once. An endpoint's row is taken before the deliveries', as everywhere. */
export async function settleDelivered(database: Database, all: readonly Delivered[]): Promise<void[]> {
  const back = new Set(all.filter(({ delivery }) => delivery.hasFailed).map(({ delivery }) => delivery.endpointId));
  const inOrder = all.toSorted((one, other) => (one.delivery.id < other.delivery.id ? -1 : 1));
  const attempts = inOrder.map(({ attempt }) => attempt);
  const values = [
    inOrder.map(({ delivery }) => delivery.id),
    attempts.map(({ number }) => number),
    attempts.map(({ startedAt }) => startedAt.toISOString()),
    attempts.map(({ durationMs }) => durationMs),
    attempts.map(({ status }) => status),
    attempts.map(({ error }) => error),
    attempts.map(({ because }) => because),
    attempts.map(({ answer }) => answer),
  ];
  // That something was taken may be lost together with the server's memory: then it is sent once more, under its id.
  await database.atOnce([...(back.size > 0 ? [[recovered, [[...back]]] as const] : []), [write, values]], 'repeatable', 'delivery');
  return all.map(() => undefined);
}
