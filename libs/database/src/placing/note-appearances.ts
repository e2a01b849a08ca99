import { strangersEvents, strangersWindowMs } from '@app/domain';
import type { Transaction } from '../database.js';
import { spanOf } from '../facts/span.js';
import type { Batch } from '../ledger/ledger.js';

const within = (moment: string): string => `between ${moment} and ${moment} + interval '${strangersWindowMs} ms'`;

// Told anew from the events, whichever of them are in this batch, so that one that comes late, or is corrected, tells the same as one
// that came in time. Whoever still took the device for younger changes nothing. "is true" leaves the planner the index by person.
const note = {
  name: 'appearance-note',
  text: `insert into appearance (entity_id, device_id, organization_id, appeared_at, event_types, line, user_agent)
    select n.entity_id, n.device_id, n.organization_id, n.first_seen_at, did.event_types, did.line, did.user_agent
    from (
      select distinct d.entity_id, d.device_id, d.organization_id, d.first_seen_at
      from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
      join event e on e.id = asked.id and e.timestamp = asked.timestamp
      cross join lateral (
        select entity_id, device_id, organization_id, first_seen_at from device
        where entity_id = e.entity_id and device_id = e.device_id and (organization_id = e.organization_id) is true limit 1
      ) d
      where e.timestamp ${within('d.first_seen_at')}
    ) n
    cross join lateral (
      select array_agg(distinct event_type order by event_type) as event_types, (array_agg(address_line(ip_address) order by timestamp, id))[1] as line, (array_agg(user_agent order by timestamp, id))[1] as user_agent
      from (
        select id, event_type, user_agent, ip_address, timestamp from event
        where entity_id = n.entity_id and (device_id = n.device_id) is true and timestamp ${within('n.first_seen_at')}
          and timestamp >= $3::timestamptz - interval '${strangersWindowMs} ms' and timestamp <= $4::timestamptz + interval '${strangersWindowMs} ms'
        order by timestamp, id limit ${strangersEvents}
      ) first
    ) did
    order by n.entity_id, n.device_id
    on conflict (entity_id, device_id) do update set appeared_at = excluded.appeared_at, event_types = excluded.event_types, line = excluded.line, user_agent = excluded.user_agent
    where excluded.appeared_at <= appearance.appeared_at
      and (excluded.appeared_at, excluded.event_types, excluded.line, excluded.user_agent) is distinct from (appearance.appeared_at, appearance.event_types, appearance.line, appearance.user_agent)`,
};

/** Notes what the first hour of each device came to, for those whose first hour an event of the batch is in. */
export function noteAppearances(tx: Transaction, { eventIds, eventTimes }: Pick<Batch, 'eventIds' | 'eventTimes'>): void {
  tx.send(note, [eventIds, eventTimes, ...spanOf(eventTimes)]);
}
