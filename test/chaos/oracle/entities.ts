import type { Queryable } from '@app/database';
import { complaints } from './sentences.js';

/** Each event counts once for its person, each score has been held against the rules, each device is there once. */
export async function entityViolations(database: Queryable): Promise<string[]> {
  return [
    ...(await complaints<{ entity_id: string; events: number; counted: string | null }>(
      database,
      `with own as (select entity_id, count(*)::int as events from event where entity_id is not null group by entity_id)
       select coalesce(own.entity_id, a.entity_id) as entity_id, coalesce(own.events, 0) as events, a.event_count as counted
       from own full join analysis a on a.entity_id = own.entity_id where a.event_count is distinct from own.events order by 1`,
      ({ entity_id, events, counted }) =>
        counted === null ? `The entity ${entity_id} has ${events} events and was never scored.` : `The entity ${entity_id} has ${events} events, and its score counted ${counted}.`,
    )),
    ...(await complaints<{ entity_id: string; newest: Date; seen: Date }>(
      database,
      `select a.entity_id, max(e.timestamp) as newest, a.last_event_at as seen from analysis a join event e on e.entity_id = a.entity_id
       group by a.entity_id, a.last_event_at having max(e.timestamp) <> a.last_event_at order by 1`,
      ({ entity_id, newest, seen }) => `The newest event of the entity ${entity_id} is of ${newest.toISOString()}, and its score knows of ${seen.toISOString()}.`,
    )),
    ...(await complaints<{ entity_id: string; cycle: number; alerted_cycle: number }>(
      database,
      'select entity_id, cycle, alerted_cycle from analysis where alerted_cycle <> cycle order by 1',
      ({ entity_id, cycle, alerted_cycle }) => `The entity ${entity_id} was scored ${cycle} times, and the rules were asked up to the ${alerted_cycle}th.`,
    )),
    ...(await complaints<{ entity_id: string; device_id: string; rows: number; news: number }>(
      database,
      `with sight as (
         select entity_id, device_id, min(timestamp) as first, max(timestamp) as last, count(*) filter (where is_new_device)::int as news
         from event where device_details is not null group by entity_id, device_id
       ), known as (
         select entity_id, device_id, count(*)::int as rows, min(first_seen_at) as first, max(last_seen_at) as last from device group by entity_id, device_id
       )
       select s.entity_id, s.device_id, coalesce(k.rows, 0) as rows, s.news from sight s left join known k using (entity_id, device_id)
       where k.rows is distinct from 1 or s.news > 1 or k.first <> s.first or k.last <> s.last order by 1, 2`,
      ({ entity_id, device_id, rows, news }) =>
        `The device ${device_id} of the entity ${entity_id} is registered ${rows} times, and new to ${news} events; or it was seen first or last at another time than its events say.`,
    )),
  ];
}
