import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';

/** A ledger row without events: geolocation takes what waited for these entities out of the waiting room. */
export async function openAdoption(tx: Queryable, entityIds: readonly string[]): Promise<string> {
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, created_entity_ids, ring_at)
     values ('received', '{}', '{}', $1, now() + $2 * interval '1 ms') returning id`,
    [entityIds, firstRingAfter],
  );
  return (batch as { id: string }).id;
}
