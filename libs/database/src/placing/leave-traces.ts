import type { Transaction } from '../database.js';
import { sourceAccountOf } from '../facts/source-account.js';
import type { Batch } from '../ledger/ledger.js';
import { noteAppearances } from './note-appearances.js';

// What is there already is left alone, unless its ends move. In the order of the key, so that two stations at one trace wait
// in turn.
const traces = {
  name: 'trace-leave',
  text: `insert into trace (organization_id, kind, value, entity_id, first_at, first_event_id, last_on)
    select l.* from (
      select e.organization_id, kind, value, e.entity_id, min(e.timestamp) as first_at, (array_agg(e.id order by e.timestamp, e.id))[1] as first_event_id,
        (max(e.timestamp) at time zone 'UTC')::date as last_on
      from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
      join event e on e.id = asked.id and e.timestamp = asked.timestamp
      cross join lateral (values ('session', e.session_id), ('destination', coalesce(e.destination_account_id, e.destination_cuit)), ('account', ${sourceAccountOf('e')})) as left_behind(kind, value)
      where (e.entity_id is not null) is true and value <> ''
      group by 1, 2, 3, 4
    ) l
    left join trace t on t.organization_id = l.organization_id and t.kind = l.kind and t.value = l.value and t.entity_id = l.entity_id
    where t.entity_id is null or l.first_at < t.first_at or l.last_on > t.last_on
    order by 1, 2, 3, 4
    on conflict (organization_id, kind, value, entity_id) do update set
      first_event_id = case when excluded.first_at < trace.first_at then excluded.first_event_id else trace.first_event_id end,
      first_at = least(trace.first_at, excluded.first_at), last_on = greatest(trace.last_on, excluded.last_on)`,
};

// Only four events have one, and to call the function for each newcomer would cost more than all else here.
const signatureOf = (steps: string): string => `case when cardinality(${steps}) = 4 then opening_signature(${steps}) end`;
const beginning = (steps: string): string => `${steps}, to_timestamp(left((${steps})[1], 14)::bigint / 1000.0), ${signatureOf(steps)}`;

// An opening is complete after four events, and from then on only an event from before them touches it. A corrected event
// replaces what it said before.
const openings = {
  name: 'opening-write',
  text: `insert into opening (entity_id, organization_id, steps, began_at, signature)
    select s.entity_id, s.organization_id, ${beginning('s.steps')}
    from (
      select seen.entity_id, seen.organization_id, (array_agg(distinct step collate "C" order by step collate "C"))[1:4] as steps
      from (
        select e.entity_id, e.organization_id, opening_step(e.timestamp, case when e.address_kind = 'public' then e.ip_address end, e.user_agent, e.event_type) as step
        from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
        join event e on e.id = asked.id and e.timestamp = asked.timestamp
        left join opening o on o.entity_id = e.entity_id
        where (e.entity_id is not null) is true and (o.entity_id is null or cardinality(o.steps) < 4
          or e.timestamp <= to_timestamp(left(o.steps[4], 14)::bigint / 1000.0))
      ) seen group by 1, 2
    ) s
    order by s.entity_id
    on conflict (entity_id) do update set (steps, began_at, signature, left_signatures) = (
      select ${beginning('merged.steps')},
        case when opening.signature is distinct from (${signatureOf('merged.steps')}) and not coalesce(opening.signature = any(opening.left_signatures), true)
          then opening.left_signatures || opening.signature else opening.left_signatures end
      from (
        select array(
          select distinct step collate "C" from unnest(excluded.steps || array(
            select known from unnest(opening.steps) known
            where not $3::boolean or not exists (select from unnest(excluded.steps) again where left(again, 14) = left(known, 14) and substr(again, 29) = substr(known, 29))
          )) step order by 1 limit 4
        ) as steps
      ) merged
    )`,
};

/**
 * Notes what the people of a batch have in common with others, how they began, and how their devices appeared. Here and not while they are scored: what
 * is written is committed before anybody is scored by it, so that of two people who come at once one is told of the other.
 */
export function leaveTraces(tx: Transaction, { eventIds, eventTimes, corrects }: Pick<Batch, 'eventIds' | 'eventTimes' | 'corrects'>): void {
  if (eventIds.length === 0) return;
  tx.send(traces, [eventIds, eventTimes]);
  tx.send(openings, [eventIds, eventTimes, corrects]);
  noteAppearances(tx, { eventIds, eventTimes });
}
