import { spelledTaxId } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import type { Notice } from '../delivery/announce.js';
import { askedFor } from '../delivery/asked-for.js';
import { createdNotice } from '../people/entity-notices.js';
import { learnIds } from '../people/learn-ids.js';
import type { EventToRecord } from './event-to-record.js';

/**
 * Each event finds its own row through the index of what it says. As joins, or with the oldest looked for in the order of the
 * index of all that an organization has (`offset 0` keeps that apart), a plan from when the table was new would compare every
 * event with everybody until PostgreSQL analyzes the table: the first minutes of a large import.
 */
const resolve = {
  name: 'entity-resolve',
  text: `select asked.n, coalesce(by_id.id, by_external_id.id, by_tax_id.id) as id,
      asked.external_id is not null and case when by_id.id is not null then by_id.external_id is null when by_external_id.id is not null then false else by_tax_id.external_id is null end as lacks_external_id,
      asked.tax_id is not null and case when by_id.id is not null then by_id.tax_id_normalized is null when by_external_id.id is not null then by_external_id.tax_id_normalized is null else false end as lacks_tax_id
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as asked(n, organization_id, id, external_id, tax_id)
    left join lateral (select * from entity e where e.id = asked.id and e.organization_id = asked.organization_id and e.deleted_at is null limit 1) by_id on true
    left join lateral (select * from entity e where e.organization_id = asked.organization_id and e.external_id = asked.external_id and e.deleted_at is null limit 1) by_external_id on true
    left join lateral (
      select e.* from (select * from entity where organization_id = asked.organization_id and tax_id_normalized = asked.tax_id and deleted_at is null offset 0) e
      order by e.created_at, e.id limit 1
    ) by_tax_id on true
    where coalesce(by_id.id, by_external_id.id, by_tax_id.id) is not null`,
};

const create = {
  name: 'entity-create',
  text: `insert into entity (id, organization_id, external_id, type, name, tax_id, tax_id_normalized, country)
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    on conflict do nothing
    returning id, ${askedFor(['entity.created'], { anyOf: '$2::uuid[]' })} as told`,
};

export interface Resolution {
  /** The entity of each event; absent where nobody is known by what the event says. */
  readonly entityOf: Map<EventToRecord, string>;
  readonly createdIds: string[];
  /** Entities that learned an id from these events. */
  readonly learnedIds: string[];
  /** The one event of each created entity that may say so. */
  readonly creators: Set<EventToRecord>;
  /** To be told with all else at the end of the transaction. */
  readonly notices: readonly Notice[];
}

/**
 * Finds who is behind each event (entityId before entityExternalId before taxId) and creates whom the caller asked to
 * have created, by tax id or else by external id; an entity that lacks an id learns it from the event. Two groups with the same unknown id meet at the unique index: one creates, the other finds.
 */
export async function resolveEntities(tx: Queryable, events: readonly EventToRecord[]): Promise<Resolution> {
  const found = await find(tx, events);
  const missing = events.filter((event) => event.autoEntity !== null && !found.has(event));
  const { created, creators, notices } = missing.length > 0 ? await createFor(tx, missing) : nobodyCreated;
  const unclear = missing.filter((event) => !created.has(event));
  const all = new Map([...found, ...created, ...(unclear.length > 0 ? await find(tx, unclear) : [])]);
  // An identity that is named by our own id says nothing of an external one.
  const teaching = [...all].filter(([event, entity]) => (entity.lacks_external_id || entity.lacks_tax_id) && event.entityExternalId?.toLowerCase() !== entity.id);
  const learnedIds = await learnIds(tx, teaching.map(([event, { id }]) => ({ entityId: id, externalId: event.entityExternalId, taxId: event.taxId, taxIdNormalized: event.taxIdNormalized })));
  return { entityOf: new Map([...all].map(([event, { id }]) => [event, id])), createdIds: [...new Set([...creators].map((event) => (created.get(event) as Found).id))], learnedIds, creators, notices };
}

interface Created extends Pick<Resolution, 'creators' | 'notices'> {
  /** The entities of events that say nothing of whom they are about but what the one said for whom these were created. Of the others it is looked up again. */
  readonly created: ReadonlyMap<EventToRecord, Found>;
}

const nobodyCreated: Created = { created: new Map(), creators: new Set(), notices: [] };

async function createFor(tx: Queryable, missing: readonly EventToRecord[]): Promise<Created> {
  const firstOf = firstOfEach(missing);
  const firsts = [...firstOf.values()].sort((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1));
  const ids = firsts.map(() => uuid());
  const rows = await tx.rows<{ id: string; told: boolean }>(create, [
    ids,
    firsts.map((event) => event.organizationId),
    firsts.map((event) => event.entityExternalId),
    firsts.map((event) => event.autoEntity?.type),
    firsts.map((event) => event.tracked?.name ?? taxIdOf(event) ?? event.entityExternalId),
    firsts.map(taxIdOf),
    firsts.map((event) => event.taxIdNormalized),
    firsts.map((event) => event.autoEntity?.country ?? null),
  ]);
  const there = new Set(rows.map((row) => row.id));
  const idOf = new Map(firsts.flatMap((event, n) => (there.has(ids[n] as string) ? [[event, ids[n] as string] as const] : [])));
  const created = missing.flatMap((event) => {
    const first = firstOf.get(identityOf(event)) as EventToRecord; // each has one
    const id = idOf.get(first);
    return id !== undefined && saysTheSame(event, first) ? [[event, { id, lacks_external_id: false, lacks_tax_id: false }] as const] : [];
  });
  return { created: new Map(created), creators: new Set(idOf.keys()), notices: rows[0]?.told ? noticesOf([...idOf].map(([event, id]) => ({ event, id }))) : [] };
}

const saysTheSame = (event: EventToRecord, first: EventToRecord): boolean => event === first || (event.entityExternalId === first.entityExternalId && event.taxIdNormalized === first.taxIdNormalized);

function noticesOf(created: readonly { event: EventToRecord; id: string }[]): Notice[] {
  const at = new Date();
  return created.map(({ event, id }) => createdNotice({ id, organizationId: event.organizationId, externalId: event.entityExternalId, type: event.autoEntity?.type ?? 'person' }, at));
}

/** Spelled one way: the entity is the same, whoever wrote its id first. */
const taxIdOf = (event: EventToRecord): string | null => (event.taxId && spelledTaxId(event.taxId)) || null;

const identityOf = (event: EventToRecord): string => `${event.organizationId} ${event.taxIdNormalized ?? ''} ${event.taxIdNormalized ? event.autoEntity?.type : event.entityExternalId}`;

function firstOfEach(events: readonly EventToRecord[]): Map<string, EventToRecord> {
  const firsts = new Map<string, EventToRecord>();
  for (const event of events) if (!firsts.has(identityOf(event))) firsts.set(identityOf(event), event);
  return firsts;
}

interface Found {
  readonly id: string;
  readonly lacks_external_id: boolean;
  readonly lacks_tax_id: boolean;
}

async function find(tx: Queryable, events: readonly EventToRecord[]): Promise<Map<EventToRecord, Found>> {
  const rows = await tx.rows<Found & { n: number } & Record<string, unknown>>(resolve, [
    events.map((_, n) => n),
    events.map((event) => event.organizationId),
    events.map((event) => event.entityId),
    events.map((event) => event.entityExternalId),
    events.map((event) => event.taxIdNormalized),
  ]);
  return new Map(rows.map((row) => [events[row.n] as EventToRecord, row]));
}
