import { forgetMoment, meantBy, profileTypes, type Sayings, textsIn, type Told, withTold } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from '../facts/event-types.js';
import type { Batch } from '../ledger/ledger.js';

interface Row {
  entity_id: string;
  organization_id: string;
  event_type: string;
  at: number;
  metadata: Record<string, unknown> | null;
}

const columns = 'e.entity_id, e.organization_id, e.event_type, extract(epoch from e.timestamp)::float8 * 1000 as at, e.metadata';

// A corrected event that tells nothing any more must be forgotten, so it is read too.
const posted = {
  name: 'sayings-posted',
  text: `select ${columns} from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
    join event e on e.id = asked.id and e.timestamp = asked.timestamp
    where e.entity_id = any($3::uuid[]) and ($4 or e.metadata is not null)`,
};

/** After a correction so many events are read again: what was said before them stays as it is remembered. */
const READ_AGAIN = 500;

const before = {
  name: 'sayings-said-before',
  text: `select ${columns} from unnest($1::uuid[]) as s(id)
    cross join lateral (select entity_id, organization_id, event_type, timestamp, metadata from event where entity_id = s.id order by timestamp desc limit ${READ_AGAIN}) e
    where e.metadata is not null`,
};

const known = { name: 'sayings-known', text: 'select entity_id, sayings from entity_sayings where entity_id = any($1::uuid[])' };

const write = {
  name: 'sayings-write',
  text: `insert into entity_sayings (entity_id, organization_id, sayings) select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[])
    on conflict (entity_id) do update set sayings = excluded.sayings`,
};

/**
 * Remembers what the events of a batch tell about their people, who are locked. It may run twice and in any order: see
 * `Sayings`. An event whose type means nothing yet is remembered where its keys mean something, for the day when the type
 * is mapped.
 */
export async function rememberSayings(tx: Queryable, batch: Batch, entityIds: readonly string[]): Promise<void> {
  if (batch.eventIds.length === 0 || entityIds.length === 0) return;
  const events = await tx.rows<Row & Record<string, unknown>>(posted, [batch.eventIds, batch.eventTimes, entityIds, batch.corrects]);
  if (events.length === 0) return;
  const people = [...new Set(events.map((event) => event.entity_id))].sort();
  const again = batch.corrects ? await tx.rows<Row & Record<string, unknown>>(before, [people]) : [];
  const telling = await thatTell(tx, [...again, ...events]);
  if (telling.length === 0 && !batch.corrects) return;

  const rows = await tx.rows<{ entity_id: string; sayings: Sayings }>(known, [people]);
  const sayings = new Map(rows.map((row) => [row.entity_id, row.sayings]));
  const changed = people.flatMap((id) => {
    const remembered = sayings.get(id) ?? {};
    const moments = batch.corrects ? events.filter((event) => event.entity_id === id).map(({ at }) => Math.round(at)) : [];
    const now = withTold(moments.reduce(forgetMoment, remembered), telling.filter((event) => event.entityId === id));
    return JSON.stringify(now) === JSON.stringify(remembered) ? [] : [{ id, now }];
  });
  if (changed.length === 0) return;
  const organizationOf = new Map(events.map((event) => [event.entity_id, event.organization_id]));
  await tx.run(write, [changed.map(({ id }) => id), changed.map(({ id }) => organizationOf.get(id)), changed.map(({ now }) => JSON.stringify(now))]);
}

type Telling = Told & { readonly entityId: string };

async function thatTell(tx: Queryable, rows: readonly Row[]): Promise<Telling[]> {
  const meaningOf = await eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type })));
  return rows.flatMap(({ entity_id: entityId, organization_id: organizationId, event_type: eventType, at, metadata }): Telling[] => {
    const meaning = meaningOf({ organizationId, raw: eventType });
    if (metadata === null || (meaning !== null && !profileTypes.has(meaning))) return [];
    const texts = Object.entries(textsIn(metadata));
    const data = Object.fromEntries(meaning === null ? texts.filter(([path]) => meantBy(path, null) !== null) : texts);
    return [{ entityId, eventType, at: Math.round(at), data }];
  });
}
