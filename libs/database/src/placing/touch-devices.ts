import type { Queryable } from '../database.js';

// First and last seen and the details end the same in whatever order the events come. In id order, so that two batches with
// the same devices wait in turn.
const touch = {
  name: 'device-touch',
  text: `with seen as (
      select e.organization_id, e.entity_id, e.device_id, min(e.timestamp) as first_at, max(e.timestamp) as last_at,
        (array_agg(e.device_details order by e.timestamp desc, e.id desc))[1] as details
      from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
      join event e on e.id = asked.id and e.timestamp = asked.timestamp
      where e.entity_id is not null
      group by e.organization_id, e.entity_id, e.device_id
    ), moved as (
      select d.id, seen.first_at, seen.last_at, seen.details from seen
      join device d on d.organization_id = seen.organization_id and d.entity_id = seen.entity_id and d.device_id = seen.device_id
      where seen.last_at > d.last_seen_at or seen.first_at < d.first_seen_at
      order by d.id for no key update of d
    )
    update device d set
      details = case when moved.last_at >= d.last_seen_at then d.details || moved.details else moved.details || d.details end,
      first_seen_at = least(d.first_seen_at, moved.first_at), last_seen_at = greatest(d.last_seen_at, moved.last_at), updated_at = now()
    from moved where d.id = moved.id`,
};

/** Moves the first and last sight of the devices of these events, and what the newest of them says of itself. */
export async function touchDevices(tx: Queryable, events: readonly { readonly id: string; readonly timestamp: Date }[]): Promise<void> {
  if (events.length === 0) return;
  await tx.run(touch, [events.map((event) => event.id), events.map((event) => event.timestamp.toISOString())]);
}
