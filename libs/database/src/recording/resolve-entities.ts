import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import type { EventToRecord } from './event-to-record.js';

const resolve = {
  name: 'entity-resolve',
  text: `select asked.n, coalesce(by_id.id, by_external_id.id, by_tax_id.id) as id
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as asked(n, organization_id, id, external_id, tax_id)
    left join entity by_id on by_id.id = asked.id and by_id.organization_id = asked.organization_id and by_id.deleted_at is null
    left join entity by_external_id on by_external_id.organization_id = asked.organization_id and by_external_id.external_id = asked.external_id and by_external_id.deleted_at is null
    left join lateral (
      select e.id from entity e
      where e.organization_id = asked.organization_id and e.tax_id_normalized = asked.tax_id and e.deleted_at is null
      order by e.created_at, e.id limit 1
    ) by_tax_id on true
    where coalesce(by_id.id, by_external_id.id, by_tax_id.id) is not null`,
};

const create = {
  name: 'entity-create',
  text: `insert into entity (id, organization_id, external_id, type, name, tax_id, tax_id_normalized, country)
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    on conflict do nothing
    returning id`,
};

export interface Resolution {
  /** The entity of each event; absent where nobody is known by what the event says. */
  readonly entityOf: Map<EventToRecord, string>;
  readonly createdIds: string[];
  /** The one event of each created entity that may say so. */
  readonly creators: Set<EventToRecord>;
}

/**
 * Finds who is behind each event (entityId before entityExternalId before taxId) and creates whom the caller asked to
 * have created, by tax id or else by external id. Two groups with the same unknown id meet at the unique index: one creates, the other finds.
 */
export async function resolveEntities(tx: Queryable, events: readonly EventToRecord[]): Promise<Resolution> {
  const entityOf = await find(tx, events);
  const missing = events.filter((event) => event.autoEntity !== null && !entityOf.has(event));
  if (missing.length === 0) return { entityOf, createdIds: [], creators: new Set() };

  const firsts = [...firstOfEach(missing).values()].sort((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1));
  const ids = firsts.map(() => uuid());
  const rows = await tx.rows<{ id: string }>(create, [
    ids,
    firsts.map((event) => event.organizationId),
    firsts.map((event) => event.entityExternalId),
    firsts.map((event) => event.autoEntity?.type),
    firsts.map((event) => event.tracked?.name ?? event.taxId ?? event.entityExternalId),
    firsts.map((event) => event.taxId),
    firsts.map((event) => event.taxIdNormalized),
    firsts.map((event) => event.autoEntity?.country ?? null),
  ]);
  const created = new Set(rows.map((row) => row.id));
  for (const [event, id] of await find(tx, missing)) entityOf.set(event, id);
  return { entityOf, createdIds: [...created], creators: new Set(firsts.filter((_, n) => created.has(ids[n] ?? ''))) };
}

const identityOf = (event: EventToRecord): string => `${event.organizationId} ${event.taxIdNormalized ?? ''} ${event.taxIdNormalized ? event.autoEntity?.type : event.entityExternalId}`;

function firstOfEach(events: readonly EventToRecord[]): Map<string, EventToRecord> {
  const firsts = new Map<string, EventToRecord>();
  for (const event of events) if (!firsts.has(identityOf(event))) firsts.set(identityOf(event), event);
  return firsts;
}

async function find(tx: Queryable, events: readonly EventToRecord[]): Promise<Map<EventToRecord, string>> {
  const rows = await tx.rows<{ n: number; id: string }>(resolve, [
    events.map((_, n) => n),
    events.map((event) => event.organizationId),
    events.map((event) => event.entityId),
    events.map((event) => event.entityExternalId),
    events.map((event) => event.taxIdNormalized),
  ]);
  return new Map(rows.map((row) => [events[row.n] as EventToRecord, row.id]));
}
