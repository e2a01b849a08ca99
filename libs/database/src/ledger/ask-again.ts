import type { CycleCause } from '@app/domain';
import type { Queryable } from '../database.js';
import { firstRingAfter } from './deadline.js';

/** A ledger row without events: scoring gives these people a new cycle. Answers the batch to ring scoring for, null for nobody. */
export async function askToScoreAgain(tx: Queryable, entityIds: readonly string[], cause: CycleCause): Promise<string | null> {
  if (entityIds.length === 0) return null;
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, entity_ids, cause, ring_at) values ('located', '{}', '{}', $1, $3, now() + $2 * interval '1 ms') returning id`,
    [entityIds, firstRingAfter, cause],
  );
  return batch?.id ?? null;
}

/** A ledger row with events that were corrected: they are placed and scored again. Answers the batch to ring geolocation for. */
export async function askToPlaceAgain(tx: Queryable, events: readonly { readonly id: string; readonly timestamp: Date }[]): Promise<string> {
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, corrects, cause, ring_at) values ('received', $1, $2, true, 'correction', now() + $3 * interval '1 ms') returning id`,
    [events.map((event) => event.id), events.map((event) => event.timestamp.toISOString()), firstRingAfter],
  );
  return (batch as { id: string }).id;
}

/** A ledger row with an event that was corrected where it is: its person is scored again, and remembered anew. Answers the batch to ring scoring for. */
export async function askToScoreCorrected(tx: Queryable, { id, timestamp }: { readonly id: string; readonly timestamp: Date }): Promise<string> {
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, corrects, cause, ring_at) values ('located', array[$1::uuid], array[$2::timestamptz], true, 'correction', now() + $3 * interval '1 ms') returning id`,
    [id, timestamp.toISOString(), firstRingAfter],
  );
  return (batch as { id: string }).id;
}

/** A ledger row of people who were scored beside the path: alerting holds the rules against them. Answers the batch to ring alerting for. */
export async function askToJudge(tx: Queryable, entityIds: readonly string[]): Promise<string> {
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, entity_ids, ring_at) values ('scored', '{}', '{}', $1, now() + $2 * interval '1 ms') returning id`,
    [entityIds, firstRingAfter],
  );
  return (batch as { id: string }).id;
}
