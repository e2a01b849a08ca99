import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import { announceQuietly } from '../delivery/announce.js';
import { askedFor } from '../delivery/asked-for.js';
import { createdNotice } from './entity-notices.js';
import { completed, type EntityFields, type EntityToCreate, writtenColumns, writtenValues } from './entity-record.js';
import { openAdoption } from './open-adoption.js';

/** What became of one wish. */
export interface CreatedEntity {
  readonly id: string;
  readonly created: boolean;
  /** By what the existing one is the same. */
  readonly by: 'external id' | 'tax id' | null;
}

export interface CreatedEntities {
  /** In the order of what was given. */
  readonly results: readonly CreatedEntity[];
  /** The batch that looks for events that waited for them; null when nothing was created. */
  readonly batchId: string | null;
}

const names = writtenColumns.map(({ name }) => name).join(', ');

const insert = `insert into entity (id, organization_id, ${names})
  select w.id, $2, ${writtenColumns.map(({ name }) => `w.${name}`).join(', ')}
  from unnest($1::uuid[], ${writtenColumns.map(({ type }, n) => `$${n + 3}::${type}[]`).join(', ')}) as w(id, ${names})
  on conflict do nothing returning id, ${askedFor(['entity.created'], { is: '$2::uuid' })} as told`;

/** Creates whom nobody knows yet by external id or by tax id and type; the others are answered as they are. */
export async function createEntities(tx: Queryable, organizationId: string, wishes: readonly EntityToCreate[]): Promise<CreatedEntities> {
  const entities = wishes.map((wish) => {
    const id = uuid();
    return { id, fields: { ...completed(wish), externalId: wish.externalId ?? id } };
  });
  // In one order everywhere, so that two callers with the same people wait instead of deadlocking.
  const inOrder = [...entities].sort((one, other) => (identityOf(one.fields) < identityOf(other.fields) ? -1 : 1));
  const rows = inOrder.map(({ fields }) => writtenValues(fields));
  const inserted = await tx.rows<{ id: string; told: boolean }>(insert, [inOrder.map(({ id }) => id), organizationId, ...writtenColumns.map((_, n) => rows.map((row) => row[n]))]);
  const created = new Set(inserted.map((row) => row.id));
  if (inserted[0]?.told) {
    const at = new Date();
    await announceQuietly(tx, entities.filter(({ id }) => created.has(id)).map(({ id, fields: { externalId, type } }) => createdNotice({ id, organizationId, externalId, type }, at)), at);
  }
  const existing = created.size < entities.length ? await findExisting(tx, organizationId, entities.map(({ fields }) => fields)) : new Map<number, Existing>();
  const results = entities.map(({ id }, n): CreatedEntity => {
    const other = existing.get(n);
    if (created.has(id) || !other) return { id, created: created.has(id), by: null };
    return { id: other.id, created: false, by: other.by };
  });
  return { results, batchId: created.size > 0 ? await openAdoption(tx, [...created]) : null };
}

const identityOf = ({ externalId, taxIdNormalized, type }: EntityFields): string => `${externalId ?? ''} ${taxIdNormalized ?? ''} ${type}`;

interface Existing {
  readonly n: number;
  readonly id: string;
  readonly by: 'external id' | 'tax id';
}

async function findExisting(tx: Queryable, organizationId: string, wishes: readonly EntityFields[]): Promise<Map<number, Existing>> {
  const rows = await tx.rows<Existing & Record<string, unknown>>(
    `select asked.n, coalesce(by_external_id.id, by_tax_id.id) as id, case when by_external_id.id is null then 'tax id' else 'external id' end as by
     from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as asked(n, external_id, tax_id, type)
     left join entity by_external_id on by_external_id.organization_id = $1 and by_external_id.external_id = asked.external_id and by_external_id.deleted_at is null
     left join entity by_tax_id on by_tax_id.organization_id = $1 and by_tax_id.tax_id_normalized = asked.tax_id and by_tax_id.type = asked.type and by_tax_id.deleted_at is null
     where coalesce(by_external_id.id, by_tax_id.id) is not null`,
    [organizationId, wishes.map((_, n) => n), wishes.map((w) => w.externalId), wishes.map((w) => w.taxIdNormalized), wishes.map((w) => w.type)],
  );
  return new Map(rows.map((row) => [row.n, row]));
}
