import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';

export interface EntityToCreate {
  readonly type: 'person' | 'company';
  readonly name: string;
  readonly externalId: string | null;
  readonly taxId: string | null;
  readonly taxIdNormalized: string | null;
  readonly country: string | null;
  /** JSON. */
  readonly attributes: string;
}

/** An entity as it is shown. */
export interface EntityRecord {
  readonly id: string;
  readonly externalId: string | null;
  readonly type: 'person' | 'company';
  readonly name: string;
  readonly taxId: string | null;
  readonly countryCode: string | null;
  readonly status: string;
  readonly attributes: Record<string, unknown>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface CreatedEntities {
  /** In the order of what was given: the id, and whether it is new. */
  readonly results: readonly { readonly id: string; readonly created: boolean }[];
  /** The batch that looks for events that waited for them; null when nothing was created. */
  readonly batchId: string | null;
}

const columns = `id, external_id as "externalId", type, name, tax_id as "taxId", country as "countryCode", status, attributes,
  created_at as "createdAt", updated_at as "updatedAt"`;

/** The people and companies behind events. */
export class Entities {
  constructor(private readonly database: Database) {}

  /** Creates whom nobody knows yet by external id or by tax id and type; the others are answered as they are. */
  create(organizationId: string, wishes: readonly EntityToCreate[]): Promise<CreatedEntities> {
    return this.database.transaction(async (tx) => {
      const ids = wishes.map(() => uuid());
      // In one order everywhere, so that two callers with the same people wait instead of deadlocking.
      const order = wishes.map((_, n) => n).sort((a, b) => (identityOf(wishes[a]) < identityOf(wishes[b]) ? -1 : 1));
      const inOrder = <Value>(of: (wish: EntityToCreate) => Value): Value[] => order.map((n) => of(wishes[n] as EntityToCreate));
      const rows = await tx.rows<{ id: string }>(
        `insert into entity (id, organization_id, external_id, type, name, tax_id, tax_id_normalized, country, attributes)
         select w.id, $2, w.external_id, w.type, w.name, w.tax_id, w.tax_id_normalized, w.country, w.attributes
         from unnest($1::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
           as w(id, external_id, type, name, tax_id, tax_id_normalized, country, attributes)
         on conflict do nothing returning id`,
        [
          order.map((n) => ids[n]),
          organizationId,
          inOrder((wish) => wish.externalId),
          inOrder((wish) => wish.type),
          inOrder((wish) => wish.name),
          inOrder((wish) => wish.taxId),
          inOrder((wish) => wish.taxIdNormalized),
          inOrder((wish) => wish.country),
          inOrder((wish) => wish.attributes),
        ],
      );
      const created = new Set(rows.map((row) => row.id));
      const existing = await findExisting(tx, organizationId, wishes);
      const results = wishes.map((_, n) => {
        const id = ids[n] as string;
        return created.has(id) ? { id, created: true } : { id: existing.get(n) ?? id, created: false };
      });
      return { results, batchId: created.size > 0 ? await openAdoption(tx, [...created]) : null };
    });
  }

  async get(organizationId: string, id: string): Promise<EntityRecord | null> {
    const [entity] = await this.database.rows<EntityRecord & Record<string, unknown>>(`select ${columns} from entity where organization_id = $1 and id = $2 and deleted_at is null`, [organizationId, id]);
    return entity ?? null;
  }
}

const identityOf = (wish: EntityToCreate | undefined): string => `${wish?.externalId ?? ''} ${wish?.taxIdNormalized ?? ''} ${wish?.type ?? ''}`;

async function findExisting(tx: Queryable, organizationId: string, wishes: readonly EntityToCreate[]): Promise<Map<number, string>> {
  const rows = await tx.rows<{ n: number; id: string }>(
    `select asked.n, coalesce(by_external_id.id, by_tax_id.id) as id
     from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as asked(n, external_id, tax_id, type)
     left join entity by_external_id on by_external_id.organization_id = $1 and by_external_id.external_id = asked.external_id and by_external_id.deleted_at is null
     left join entity by_tax_id on by_tax_id.organization_id = $1 and by_tax_id.tax_id_normalized = asked.tax_id and by_tax_id.type = asked.type and by_tax_id.deleted_at is null
     where coalesce(by_external_id.id, by_tax_id.id) is not null`,
    [organizationId, wishes.map((_, n) => n), wishes.map((w) => w.externalId), wishes.map((w) => w.taxIdNormalized), wishes.map((w) => w.type)],
  );
  return new Map(rows.map((row) => [row.n, row.id]));
}

/** A ledger row without events: geolocation takes what waited for these entities out of the waiting room. */
async function openAdoption(tx: Queryable, createdEntityIds: readonly string[]): Promise<string> {
  const [batch] = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, created_entity_ids, ring_at)
     values ('received', '{}', '{}', $1, now() + $2 * interval '1 ms') returning id`,
    [createdEntityIds, firstRingAfter],
  );
  return (batch as { id: string }).id;
}
