import type { Database, Statement } from '../database.js';
import { awaited, type EntityNames, type Named } from './who.js';

/** The entity that is meant, beside its events. */
export interface EntityOfEvents {
  readonly id: string;
  readonly external_id: string | null;
  readonly tax_id: string | null;
  readonly name: string;
  readonly type: 'person' | 'company';
}

// The first name that is given decides; of two with one tax id the older, as when an event comes.
const meant = `select id, external_id, tax_id, tax_id_normalized, name, type from entity
  where organization_id = $1 and deleted_at is null and id = $2::uuid
  union all select id, external_id, tax_id, tax_id_normalized, name, type from entity
  where organization_id = $1 and deleted_at is null and external_id = $3 and $2::uuid is null
  union all (select id, external_id, tax_id, tax_id_normalized, name, type from entity
  where organization_id = $1 and deleted_at is null and tax_id_normalized = $4 and $2::uuid is null and $3::text is null order by created_at, id limit 1)`;

const find = {
  name: 'entity-meant',
  text: `select m.*, array(select id from entity where organization_id = $1 and deleted_at is null and external_id = m.external_id
      union select id from entity where organization_id = $1 and deleted_at is null and tax_id_normalized = m.tax_id_normalized
      union select m.id) as namesakes, ${awaited('m.external_id', 'm.tax_id_normalized')} as awaited from (${meant}) m`,
};

const probe = {
  name: 'entity-has-events',
  text: `select m.id as "entityId", exists (select from event e where e.entity_id = m.id) or ${awaited('m.external_id', 'm.tax_id_normalized')} as "hasEvents"
    from (${meant}) m`,
};

/** Whose events there are, without counting them. */
export class EntitiesWithEvents {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  /** Null: no living entity of the organization is meant. `named`: all whom its external id or its tax id means, with itself. */
  async find(organizationId: string, names: EntityNames): Promise<{ readonly entity: EntityOfEvents; readonly taxIdNormalized: string | null; readonly named: Named } | null> {
    const [row] = await this.ask<EntityOfEvents & { tax_id_normalized: string | null; namesakes: string[]; awaited: boolean }>(find, organizationId, names);
    if (!row) return null;
    const { tax_id_normalized: taxIdNormalized, namesakes: entityIds, awaited: isAwaited, ...entity } = row;
    return { entity, taxIdNormalized, named: { entityIds, isAwaited } };
  }

  async has(organizationId: string, names: EntityNames): Promise<{ readonly entityId: string; readonly hasEvents: boolean } | null> {
    const [row] = await this.ask<{ entityId: string; hasEvents: boolean }>(probe, organizationId, names);
    return row ?? null;
  }

  // On connections that keep their plans: planning it anew took longer than answering it.
  private ask<Row>(statement: Statement, organizationId: string, { entityId, entityExternalId, taxIdNormalized }: EntityNames): Promise<Row[]> {
    return this.database.reading((tx) => tx.rows<Row & Record<string, unknown>>(statement, [organizationId, entityId ?? null, entityExternalId ?? null, taxIdNormalized ?? null]), this.withinMs);
  }
}
