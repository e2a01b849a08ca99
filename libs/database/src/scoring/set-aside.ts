import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';
import type { Batch } from '../ledger/ledger.js';

// In id order, everywhere: batches that share people wait for each other and cannot deadlock.
const lock = { name: 'scoring-lock', text: 'select id from entity where id = any($1::uuid[]) order by id for no key update' };

/** Who is in nobody's hands. */
const lockFree = { name: 'scoring-lock-free', text: `${lock.text} skip locked` };

const insert = {
  name: 'scoring-set-aside',
  text: `insert into batch (stage, event_ids, event_times, accepted_at, ring_at) values ('located', $1, $2, $3, now() + $4 * interval '1 ms') returning id`,
};

/** Whether its people may go on without each other: it has nothing but events that are scored for the first time. */
export const maySetAside = ({ corrects, cause, entityIds, unresolvedIds }: Batch): boolean => !corrects && cause === null && entityIds.length === 0 && unresolvedIds.length === 0;

/** Waits for whoever has them. */
export const lockPeople = (tx: Queryable, ids: readonly string[]): Promise<number> => tx.run(lock, [ids]);

/** Those of them whom nobody has. */
export const lockFreePeople = async (tx: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> => new Set((await tx.rows<{ id: string }>(lockFree, [ids])).map(({ id }) => id));

/** Two of the batch: these events go on by themselves. Answers what is left, and the batch to ring scoring for. */
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
