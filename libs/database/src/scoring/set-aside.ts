import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';
import type { Batch } from '../ledger/ledger.js';

const insert = {
  name: 'scoring-set-aside',
  text: `insert into batch (stage, event_ids, event_times, accepted_at, ring_at) values ('located', $1, $2, $3, now() + $4 * interval '1 ms') returning id`,
};

/** Whether its people may go on without each other: it has nothing but events that are scored for the first time. */
export const maySetAside = ({ corrects, cause, entityIds, unresolvedIds }: Batch): boolean => !corrects && cause === null && entityIds.length === 0 && unresolvedIds.length === 0;

/**
 * Takes the events of people whom another worker has at this moment out of a batch, and puts them into a row of their own: most of
 * any two batches has nobody in common, and would wait for the few that they share. Answers what is left, and the batch to ring
 * scoring for.
 */
export async function setAside(tx: Queryable, batch: Batch, eventIds: readonly string[]): Promise<{ rest: Batch; aside: string }> {
  const busy = new Set(eventIds);
  const places = batch.eventIds.map((_, place) => place);
  const taken = places.filter((place) => busy.has(batch.eventIds[place] ?? ''));
  const left = places.filter((place) => !busy.has(batch.eventIds[place] ?? ''));
  const idsAt = (some: readonly number[]): string[] => some.map((place) => batch.eventIds[place] as string);
  const timesAt = (some: readonly number[]): Date[] => some.map((place) => batch.eventTimes[place] as Date);
  const [row] = await tx.rows<{ id: string }>(insert, [idsAt(taken), timesAt(taken).map((time) => time.toISOString()), batch.acceptedAt.toISOString(), firstRingAfter]);
  return { rest: { ...batch, eventIds: idsAt(left), eventTimes: timesAt(left) }, aside: (row as { id: string }).id };
}
