import { type AskedOf, endpoints, entityInput, knownAutomaticFields, knownEntityFields } from '@app/contracts';
import { Entities, type EntityToCreate, type KeyHolder } from '@app/database';
import type { Conflict } from '@app/domain';
import { AppError, check, invalid } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { ChangeEntities } from './change-entities.js';
import { toCreate, toCreateAutomatically } from './entity-fields.js';
import { reasoningOf, settleEntity } from './settle-entity.js';
import { shown } from './shown.js';
import { told, type Warning, warningsOf } from './warnings.js';

const MOST = 1_000;

/** Entities come to be. */
@Controller()
export class CreateEntitiesController {
  constructor(private readonly entities: Entities, private readonly change: ChangeEntities) {}

  @Serves(endpoints.createEntity)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createEntity>, @Caller() holder: KeyHolder) {
    const wish = toCreate(body, holder.defaultCountry);
    const [result] = await this.change.create(holder.organizationId, [wish]);
    if (!result?.created) throw existing(wish, result);
    return { success: true, entity: await this.shownBy(result.id, holder), ...told(warningsOf(body, knownEntityFields)) };
  }

  @Serves(endpoints.createEntities)
  async createMany(@Asked() { body }: AskedOf<typeof endpoints.createEntities>, @Caller() holder: KeyHolder) {
    if (body.length > MOST) throw new AppError('TOO_MANY_ITEMS', { count: body.length, limit: MOST });
    const checked = body.map((item) => check(entityInput, item));
    const wishes = checked.flatMap((one) => (one.success ? [toCreate(one.data, holder.defaultCountry)] : []));
    const made = wishes.length > 0 ? [...(await this.change.create(holder.organizationId, wishes))] : [];
    const results = checked.map((one, index) => {
      if (!one.success) return { index, status: 'rejected' as const, error: invalid(one.mistakes).body().error };
      const result = made.shift();
      return { index, status: result?.created ? ('created' as const) : ('existing' as const), id: result?.id, ...told(warningsOf(one.data, knownEntityFields)) };
    });
    const count = (status: string): number => results.filter((result) => result.status === status).length;
    return { success: true, created: count('created'), existing: count('existing'), rejected: count('rejected'), results };
  }

  @Serves(endpoints.createAutomatically)
  async createAutomatically(@Asked() { body }: AskedOf<typeof endpoints.createAutomatically>, @Caller() holder: KeyHolder) {
    const [result] = await this.change.create(holder.organizationId, [toCreateAutomatically(body)]);
    const entity = await this.shownBy(result?.id ?? '', holder);
    return { success: true, data: { ...entity, wasCreated: result?.created ?? false }, ...told(warningsOf(body, knownAutomaticFields)) };
  }

  @Serves(endpoints.upsertEntity)
  async upsert(@Asked() { body }: AskedOf<typeof endpoints.upsertEntity>, @Caller() holder: KeyHolder) {
    const resolution = body.options?.conflictResolution ?? 'smart_merge';
    const home = holder.defaultCountry;
    let conflicts: readonly Conflict[] = [];
    const upserted = await this.change.upsert(holder.organizationId, toCreate(body.entity, home), (stored) => {
      const settled = settleEntity(stored, body.entity, resolution, home);
      conflicts = settled.conflicts;
      return settled.fields;
    });
    const { entity, previous } = upserted;
    if (previous === null) conflicts = [];
    return {
      success: true,
      action: previous === null ? 'created' : 'updated',
      entity: shown(entity),
      previousEntity: previous && shown(previous),
      confidence: 1,
      reasoning: reasoningOf(upserted, resolution, conflicts),
      conflicts,
      ...told(upsertWarnings(body)),
    };
  }

  private async shownBy(id: string, { organizationId }: KeyHolder) {
    const entity = await this.entities.find(organizationId, { id });
    if (!entity) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: id });
    return shown(entity);
  }
}

function existing({ externalId, taxId }: EntityToCreate, result: { id: string; by: 'external id' | 'tax id' | null } | undefined) {
  const by = result?.by ?? 'tax id';
  return new AppError('ENTITY_EXISTS', { by, value: (by === 'tax id' ? taxId : externalId) ?? '' }, { details: { entityId: result?.id } });
}

const knownUpsertFields = new Set(['entity', 'options']);
const knownOptions = new Set(['conflictResolution', 'deduplicationStrategy', 'createRelationships']);

function upsertWarnings({ entity, options, ...rest }: AskedOf<typeof endpoints.upsertEntity>['body']): Warning[] {
  const strategy = options?.deduplicationStrategy ?? 'exact_match';
  const inexact = { field: 'options.deduplicationStrategy', message: `${strategy} works as exact_match: by external id, then by tax id and type.` };
  return [
    ...warningsOf(rest, knownUpsertFields),
    ...warningsOf(entity, knownEntityFields, 'entity.'),
    ...warningsOf(options ?? {}, knownOptions, 'options.'),
    ...(strategy === 'exact_match' ? [] : [inexact]),
  ];
}
