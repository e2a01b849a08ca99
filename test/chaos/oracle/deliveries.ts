import type { Queryable } from '@app/database';
import { complaints } from './sentences.js';

// Endpoints stand before the first alert in a chaos run, and stay.
const owed = `
  with owed as (
    select a.id as alert_id, e.id as endpoint_id, t.type from alert a
    join webhook_endpoint e on e.organization_id = a.organization_id
    cross join lateral unnest(e.event_types) as t(type)
    where t.type = 'alert.opened' or t.type = 'alert.resolved' and a.ended_at is not null
  )`;

/** Each alert is owed to each endpoint that asked for it, once for each thing that happened to it, and was delivered. */
export async function deliveryViolations(database: Queryable): Promise<string[]> {
  return [
    ...(await complaints<{ alert_id: string; endpoint_id: string; type: string; rows: number }>(
      database,
      `${owed} select o.alert_id, o.endpoint_id, o.type, count(d.id)::int as rows from owed o
       left join delivery d on d.alert_id = o.alert_id and d.endpoint_id = o.endpoint_id and d.type = o.type
       group by 1, 2, 3 having count(d.id) <> 1 order by 1, 2, 3`,
      ({ alert_id, endpoint_id, type, rows }) => `The alert ${alert_id} has ${rows} deliveries of ${type} to the endpoint ${endpoint_id}.`,
    )),
    ...(await complaints<{ id: string; type: string }>(
      database,
      `${owed} select d.id, d.type from delivery d where not exists (
         select 1 from owed o where o.alert_id = d.alert_id and o.endpoint_id = d.endpoint_id and o.type = d.type) order by 1`,
      ({ id, type }) => `The delivery ${id} tells ${type}, which did not happen or was not asked for.`,
    )),
    ...(await complaints<{ id: string; status: string; attempts: number; next: string }>(
      database,
      `select id, status, attempts, next_attempt_at::text as next from delivery where status <> 'delivered' order by 1`,
      ({ id, status, attempts, next }) => `The delivery ${id} is ${status} after ${attempts} attempts; the next is due at ${next}.`,
    )),
    ...(await complaints<{ id: string }>(
      database,
      `select id from delivery d where status = 'delivered' and not exists (select 1 from attempt where delivery_id = d.id and status between 200 and 299) order by 1`,
      ({ id }) => `The delivery ${id} is delivered, and no attempt that succeeded is written down.`,
    )),
  ];
}
