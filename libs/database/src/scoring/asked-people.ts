import type { Queryable } from '../database.js';
import type { Batch } from '../ledger/ledger.js';
import { type EventOfEntity, readEvents, storedEventsOf } from '../memory/events-to-remember.js';

export interface Involved {
  entity_id: string;
  organization_id: string;
  events: number;
  newest_at: Date;
}

/** Somebody to score, and which events have come since. */
export interface Asked {
  readonly person: Involved;
  readonly events: readonly EventOfEntity[];
}

// Who has no events yet is looked at from the beginning of time: the first event that comes is newer.
const alsoAsked = {
  name: 'scoring-also-asked',
  text: `select e.id as entity_id, e.organization_id, 0 as events,
      coalesce(a.last_event_at, (select timestamp from event where entity_id = e.id order by timestamp desc limit 1), 'epoch') as newest_at
    from unnest($1::uuid[]) as asked(id) join entity e on e.id = asked.id
    left join lateral (select last_event_at from analysis where entity_id = e.id limit 1) a on true
    where e.deleted_at is null and not e.id = any($2::uuid[])`,
};

/** Whose events are in the batch, and whom it names beside them. */
export async function peopleOf(tx: Queryable, batch: Batch): Promise<Asked[]> {
  const found = involvedIn(await readEvents(tx, await storedEventsOf(tx, batch)), batch);
  return [...found, ...(await peopleNamed(tx, batch.entityIds, found.map(({ person }) => person.entity_id)))];
}

/** Those with these ids who are still there. */
export async function peopleNamed(tx: Queryable, ids: readonly string[], except: readonly string[] = []): Promise<Asked[]> {
  if (ids.length === 0) return [];
  const named = await tx.rows<Involved & Record<string, unknown>>(alsoAsked, [ids, except]);
  return named.map((person) => ({ person, events: [] }));
}

/** Whose events these are, in id order. Corrected ones were counted before. */
export function involvedIn(events: readonly EventOfEntity[], { corrects }: Pick<Batch, 'corrects'>): Asked[] {
  const people = new Map<string, EventOfEntity[]>();
  for (const event of events) {
    const own = people.get(event.entityId);
    if (own) own.push(event);
    else people.set(event.entityId, [event]);
  }
  return [...people].map(([id, own]) => {
    const newestAt = own.reduce((newest, { event: { at } }) => Math.max(newest, at), -Infinity);
    return { person: { entity_id: id, organization_id: own[0]?.organizationId ?? '', events: corrects ? 0 : own.length, newest_at: new Date(newestAt) }, events: own };
  });
}
