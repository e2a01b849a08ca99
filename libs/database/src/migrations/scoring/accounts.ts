import { sourceAccountOf } from '../../facts/source-account.js';

// Whose accounts are paid from: who is paid there is told of it. What has been paid before is read once.
export const accounts = {
  up: [
    `insert into trace (organization_id, kind, value, entity_id, first_at, first_event_id, last_on)
      select organization_id, 'account', value, entity_id, min(timestamp), (array_agg(id order by timestamp, id))[1], (max(timestamp) at time zone 'UTC')::date
      from (select organization_id, ${sourceAccountOf('event')} as value, entity_id, timestamp, id from event where entity_id is not null and metadata is not null) paid
      where value <> '' group by 1, 2, 3, 4`,
  ],
  down: [`delete from trace where kind = 'account'`],
};
