import { sameJson } from '@app/domain';
import type { Queryable } from '../database.js';
import { askToScoreAgain } from '../ledger/ask-again.js';
import { type EntityFields, entityColumns, type EntityRecord, writtenColumns, writtenValues } from './entity-record.js';
import { askAgain } from '../scoring/ask-others-again.js';
import { affectedByPerson } from '../scoring/others-affected.js';
import { announceQuietly } from '../delivery/announce.js';
import { statusNotice } from './entity-notices.js';
import { openAdoption } from './open-adoption.js';
import { type Who, whoIs } from './who.js';

/** An external id or a tax id belongs to another entity. */
export class IdentityTaken extends Error {
  override readonly name = 'IdentityTaken';

  constructor(readonly by: 'external id' | 'tax id', readonly value: string, readonly entityId: string) {
    super(`The ${by} ${value} belongs to the entity ${entityId}.`);
  }
}

/** A batch that somebody is to be told of. */
export interface BatchToRing {
  readonly queue: 'geolocation' | 'scoring';
  readonly batchId: string;
}

export interface RewrittenEntity {
  readonly entity: EntityRecord;
  readonly previous: EntityRecord;
  readonly toRing: readonly BatchToRing[];
}

/** Who is meant, held until the transaction ends; scoring waits meanwhile. */
export async function lockEntity(tx: Queryable, organizationId: string, who: Who): Promise<EntityRecord | null> {
  const { condition, values } = whoIs(who);
  const [entity] = await tx.rows<EntityRecord & Record<string, unknown>>(`select ${entityColumns} from entity e where ${condition} for no key update`, [organizationId, ...values]);
  return entity ?? null;
}

const status = `$${writtenColumns.findIndex(({ name }) => name === 'status') + 3}::text`;

const update = `update entity e set ${writtenColumns.map(({ name, type }, n) => `${name} = $${n + 3}::${type}`).join(', ')},
    updated_at = now(), status_changed_at = case when e.status = ${status} then e.status_changed_at else now() end,
    deleted_at = case when ${status} = 'deleted' then now() end
  where e.organization_id = $1 and e.id = $2 returning ${entityColumns}`;

/** Writes what a locked entity is from now on, and opens the batches that follow from it. */
export async function rewriteEntity(tx: Queryable, organizationId: string, previous: EntityRecord, fields: EntityFields): Promise<RewrittenEntity> {
  if (sameJson(writtenValues(previous), writtenValues(fields))) return { entity: previous, previous, toRing: [] };
  await refuseTaken(tx, organizationId, previous, fields);
  const [entity] = await tx.rows<EntityRecord & Record<string, unknown>>(update, [organizationId, previous.id, ...writtenValues(fields)]);
  if (!entity) throw new Error(`The entity ${previous.id} was locked and is not there any more.`);
  if (entity.status !== previous.status) {
    const at = new Date();
    await announceQuietly(tx, [statusNotice({ id: entity.id, organizationId, externalId: entity.externalId, type: entity.type }, { before: previous.status, after: entity.status, reason: entity.statusReason }, at)], at);
  }
  return { entity, previous, toRing: entity.deletedAt === null ? await followUps(tx, previous, entity) : await farewells(tx, entity.id) };
}

const taken = `select id, 'external id' as by from entity
  where organization_id = $1 and id <> $2 and deleted_at is null and external_id = $3
  union all
  select id, 'tax id' from entity
  where organization_id = $1 and id <> $2 and deleted_at is null and tax_id_normalized = $4 and type = $5
  limit 1`;

async function refuseTaken(tx: Queryable, organizationId: string, previous: EntityRecord, fields: EntityFields): Promise<void> {
  if (fields.status === 'deleted' || !identityChanged(previous, fields)) return;
  const [other] = await tx.rows<{ id: string; by: IdentityTaken['by'] }>(taken, [organizationId, previous.id, fields.externalId, fields.taxIdNormalized, fields.type]);
  if (other) throw new IdentityTaken(other.by, (other.by === 'tax id' ? fields.taxId : fields.externalId) ?? '', other.id);
}

const identityChanged = (before: EntityFields, after: EntityFields): boolean =>
  before.externalId !== after.externalId || before.taxIdNormalized !== after.taxIdNormalized || before.type !== after.type;

/** What scores rest on. */
const weighed = ({ taxId, countryCode, type, email, phone, nationality, name, attributes }: EntityFields): unknown => [taxId, countryCode, type, email, phone, nationality, name, attributes];

/** New ids may be those that events wait for; what scores rest on makes them out of date, if there are any. */
async function followUps(tx: Queryable, before: EntityRecord, after: EntityRecord): Promise<BatchToRing[]> {
  const toRing: BatchToRing[] = [];
  if (identityChanged(before, after)) toRing.push({ queue: 'geolocation', batchId: await openAdoption(tx, [after.id]) });
  if (sameJson(weighed(before), weighed(after))) return toRing;
  const scored = await tx.rows<{ id: string }>('select entity_id as id from analysis where entity_id = $1', [after.id]);
  const batchId = await askToScoreAgain(tx, scored.map(({ id }) => id), 'profile');
  return batchId === null ? toRing : [...toRing, { queue: 'scoring', batchId }];
}

/** Those who had something in common with somebody who is gone have it no more. */
async function farewells(tx: Queryable, entityId: string): Promise<BatchToRing[]> {
  return (await askAgain(tx, await affectedByPerson(tx, entityId))).map((batchId) => ({ queue: 'scoring', batchId }));
}
