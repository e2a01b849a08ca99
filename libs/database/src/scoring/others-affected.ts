import { addressEvents, countedPeople, recentDays, sharedAddressWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventsOnAddress } from '../facts/events-on-address.js';
import { firstRingAfter } from '../ledger/deadline.js';
import type { Batch } from '../ledger/ledger.js';

/** The most people of one ledger row. */
const TOGETHER = 500;

interface Other {
  readonly entity_id: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly idle: boolean;
}

// As `peopleOnDevice` counts. "is true" keeps the planner from an index by id.
const counts = `d.entity_id is not null and d.deleted_at is null and not exists (select from entity x where x.id = d.entity_id and x.disregarded_at is not null)`;

// The share lock waits for nobody: who has it found out that no station is busy with this person, and keeps it so until the
// commit. An event changes what is known of others on its address where it lies in the day before one of theirs, which is
// only where it came late; and of others on its device, where its person is new there.
const find = {
  name: 'scoring-others',
  text: `with seen as materialized (
      select e.organization_id, e.entity_id, e.timestamp, case when e.network_class <> 'private' then e.ip_address end as ip_address,
        case when e.is_new_device and e.device_details is not null then e.device_id end as device_id
      from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
      join event e on e.id = asked.id and e.timestamp = asked.timestamp
      where e.entity_id is not null
    ), late as (
      select near.entity_id, s.timestamp as from_at, s.timestamp + interval '${sharedAddressWindowMs} ms' + interval '${recentDays} days' as until_at
      from (select distinct organization_id, ip_address, timestamp from seen where ip_address is not null) s
      cross join lateral (${eventsOnAddress({ of: 's', from: 's.timestamp', to: `s.timestamp + interval '${sharedAddressWindowMs} ms'`, first: 'oldest', most: addressEvents })}) near
      where near.entity_id <> all($3::uuid[])
    ), newcomer as (
      select d.id, d.organization_id, d.device_id
      from (select distinct organization_id, entity_id, device_id from seen where device_id is not null) s
      join device d on d.organization_id = s.organization_id and d.entity_id = s.entity_id and d.device_id = s.device_id
    ), beside as (
      select other.entity_id
      from newcomer n
      cross join lateral (
        select count(*) as people from (
          select 1 from device d where d.organization_id = n.organization_id and d.device_id = n.device_id and ${counts} and (d.id < n.id) is true limit ${countedPeople}
        ) counted
      ) earlier
      cross join lateral (
        select d.entity_id from device d where d.organization_id = n.organization_id and d.device_id = n.device_id and ${counts} limit ${2 * countedPeople}
      ) other
      where earlier.people < ${countedPeople} and other.entity_id <> all($3::uuid[])
    ), others as materialized (
      select entity_id, min(from_at) as from_at, max(until_at) as until_at
      from (select entity_id, from_at, until_at from late union all select entity_id, '-infinity', 'infinity' from beside) affected
      group by entity_id
    ), idle as materialized (
      select e.id from entity e where e.id in (select entity_id from others) for share skip locked
    )
    select o.entity_id, o.from_at::text, o.until_at::text, idle.id is not null as idle from others o left join idle on idle.id = o.entity_id`,
};

// In a statement of its own: it sees what was committed before the locks. Who was last scored up to a moment before the late
// event has his own event still before him, and is scored with that; who is far beyond it does not look back so far.
const ask = {
  name: 'scoring-ask-others',
  text: `insert into batch (stage, event_ids, event_times, entity_ids, cause, ring_at)
    select 'located', '{}', '{}', array_agg(entity_id order by entity_id), 'others', now() + $5 * interval '1 ms'
    from (
      select o.entity_id, (row_number() over (order by o.entity_id) - 1) / ${TOGETHER} as part
      from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::boolean[]) as o(entity_id, from_at, until_at, idle)
      left join analysis a on a.entity_id = o.entity_id
      where not o.idle or a.last_event_at between o.from_at and o.until_at
    ) due
    group by part returning id`,
};

/**
 * Those of whom something else is known since these events, although none of the events is theirs: they are scored again, in
 * batches of their own. Without this, facts about others would be those of the moment when somebody was last active, and the
 * end would depend on the order in which events arrive. Comes last in the transaction, so that its locks are short. Answers
 * the batches to ring scoring for.
 */
export async function askOthersAgain(tx: Queryable, batch: Batch, scored: readonly string[]): Promise<string[]> {
  if (batch.eventIds.length === 0) return [];
  const others = await tx.rows<Other & Record<string, unknown>>(find, [batch.eventIds, batch.eventTimes, scored]);
  if (others.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(ask, [
    others.map((other) => other.entity_id),
    others.map((other) => other.from_at),
    others.map((other) => other.until_at),
    others.map((other) => other.idle),
    firstRingAfter,
  ]);
  return rows.map(({ id }) => id);
}
