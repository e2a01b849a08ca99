import type { Database, Queryable } from '../database.js';
import { createEntities, type CreatedEntities } from './create-entities.js';
import { type EntityFields, entityColumns, type EntityRecord, type EntityToCreate } from './entity-record.js';
import { type BatchToRing, lockEntity, rewriteEntity, type RewrittenEntity } from './rewrite-entity.js';
import { type Who, whoIs } from './who.js';

/** What an entity becomes, given what it is. Asked again when another change came in between. */
export type Decide = (stored: EntityRecord) => EntityFields;

/** Of an upsert: by what the entity was known, or that it was not. */
export interface UpsertedEntity {
  readonly entity: EntityRecord;
  readonly previous: EntityRecord | null;
  readonly matchedBy: 'externalId' | 'taxId' | null;
  readonly toRing: readonly BatchToRing[];
}

const ATTEMPTS = 5;
const UNIQUE_VIOLATION = '23505';

/** The people and companies behind events. */
export class Entities {
  constructor(private readonly database: Database) {}

  /** Creates whom nobody knows yet by external id or by tax id and type; the others are answered as they are. */
  create(organizationId: string, wishes: readonly EntityToCreate[]): Promise<CreatedEntities> {
    return this.database.transaction((tx) => createEntities(tx, organizationId, wishes));
  }

  async find(organizationId: string, who: Who): Promise<EntityRecord | null> {
    return find(this.database, organizationId, who);
  }

  /** Null when there is nobody. Throws IdentityTaken when an id that it is to have is another's. */
  change(organizationId: string, who: Who, decide: Decide): Promise<RewrittenEntity | null> {
    return this.insisting(async (tx) => {
      const stored = await lockEntity(tx, organizationId, who);
      return stored && rewriteEntity(tx, organizationId, stored, decide(stored));
    });
  }

  /** Creates the entity, or changes the one that has its external id or else its tax id and type. */
  upsert(organizationId: string, wish: EntityToCreate, decide: Decide): Promise<UpsertedEntity> {
    return this.insisting(async (tx) => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const known = await this.match(tx, organizationId, wish);
        if (known) return { ...(await rewriteEntity(tx, organizationId, known.stored, decide(known.stored))), matchedBy: known.by };
        const { results, batchId } = await createEntities(tx, organizationId, [wish]);
        const [result] = results;
        if (!result?.created || batchId === null) continue;
        const entity = await find(tx, organizationId, { id: result.id });
        if (entity) return { entity, previous: null, matchedBy: null, toRing: [{ queue: 'geolocation', batchId }] };
      }
      throw new Error(`The entity with the external id ${wish.externalId} came and went ${ATTEMPTS} times while it was upserted.`);
    });
  }

  private async match(tx: Queryable, organizationId: string, { externalId, taxIdNormalized, type }: EntityToCreate): Promise<{ stored: EntityRecord; by: 'externalId' | 'taxId' } | null> {
    const named = externalId ? await lockEntity(tx, organizationId, { externalId }) : null;
    if (named) return { stored: named, by: 'externalId' };
    const numbered = taxIdNormalized ? await lockEntity(tx, organizationId, { taxIdNormalized, type }) : null;
    return numbered && { stored: numbered, by: 'taxId' };
  }

  /** An id that another took between our look and our write is found by the next look. */
  private async insisting<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction(work);
      } catch (error) {
        if (attempt === ATTEMPTS || (error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      }
    }
  }
}

async function find(asked: Queryable, organizationId: string, who: Who): Promise<EntityRecord | null> {
  const { condition, values } = whoIs(who);
  const [entity] = await asked.rows<EntityRecord & Record<string, unknown>>(`select ${entityColumns} from entity e where ${condition}`, [organizationId, ...values]);
  return entity ?? null;
}
