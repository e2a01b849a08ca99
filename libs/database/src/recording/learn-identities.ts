import type { Queryable } from '../database.js';
import type { EventToRecord } from './event-to-record.js';
import { inOrderOf, mergeSaid, mostKnownBytes } from './merge-said.js';

// Only rows that change are locked, in id order as everywhere: scoring holds the rows of its people for as long as it works.
const learn = {
  name: 'entity-learn',
  text: `with said as (
      select * from unnest($1::uuid[], $2::jsonb[], $3::text[]) as s(id, data, name)
    ), changed as (
      select e.id from said s join entity e on e.id = s.id
      where ((e.attributes || s.data) <> e.attributes and octet_length((e.attributes || s.data)::text) <= ${mostKnownBytes.person})
        or (e.name = e.external_id and e.name <> s.name)
      order by e.id for no key update of e
    )
    update entity e set updated_at = now(),
      attributes = case when octet_length((e.attributes || s.data)::text) <= ${mostKnownBytes.person} then e.attributes || s.data else e.attributes end,
      name = case when e.name = e.external_id then coalesce(s.name, e.name) else e.name end
    from said s, changed where e.id = changed.id and s.id = changed.id`,
};

/** Merges what events say of their people. Who was called by nothing but an id gets the name that comes with it. */
export async function learnIdentities(tx: Queryable, events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>): Promise<void> {
  const sayings = events.flatMap((event) => {
    const entityId = entityOf.get(event);
    return entityId && event.tracked?.identityData ? [{ entityId, at: event.timestamp, data: event.tracked.identityData, name: event.tracked.name }] : [];
  });
  if (sayings.length === 0) return;
  const people = inOrderOf(sayings, ({ entityId }) => entityId);
  await tx.run(learn, [
    people.map(([entityId]) => entityId),
    people.map(([, said]) => mergeSaid(said)),
    people.map(([, said]) => said.findLast(({ name }) => name !== null)?.name ?? null),
  ]);
}
