import { entityInput, type EntityInput } from '@app/contracts';
import { Analyses, Entities, type EntityRecord, type EntityToCreate, type KeyHolder } from '@app/database';
import { readTaxId } from '@app/domain';
import { AppError, invalid, mistakesOf, read } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Caller, Needs } from '@app/runtime';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';

const MOST = 1_000;

@Controller('entities')
export class EntitiesController {
  constructor(
    private readonly entities: Entities,
    private readonly analyses: Analyses,
    private readonly doorbell: Doorbell,
  ) {}

  /** 201 with the entity. Events that were posted before with its external id or tax id become its events. */
  @Post()
  @Needs('entities:create')
  async create(@Body() body: unknown, @Caller() holder: KeyHolder) {
    const input = read(entityInput, body);
    const [result] = await this.createAll([toCreate(input, holder)], holder);
    if (!result?.created) {
      const [by, value] = input.externalId ? ['external id', input.externalId] : ['tax id', input.taxId ?? ''];
      throw new AppError('ENTITY_EXISTS', { by, value }, { details: { entityId: result?.id } });
    }
    return { success: true, entity: shown(await this.find(result.id, holder)) };
  }

  /** Up to 1,000 at once, answered one by one; who exists already is answered as `existing`. */
  @Post('batch')
  @HttpCode(200)
  @Needs('entities:create')
  async createMany(@Body() body: unknown, @Caller() holder: KeyHolder) {
    if (!Array.isArray(body)) throw invalid([{ field: '', message: 'Send a JSON array of entities.' }]);
    if (body.length > MOST) throw new AppError('TOO_MANY_ITEMS', { count: body.length, limit: MOST });
    const checked = body.map((item: unknown) => entityInput.safeParse(item));
    const wishes = checked.flatMap((one) => (one.success ? [toCreate(one.data, holder)] : []));
    const made = wishes.length > 0 ? [...(await this.createAll(wishes, holder))] : [];
    const results = checked.map((one, index) => {
      if (!one.success) return { index, status: 'rejected' as const, error: invalid(mistakesOf(one.error)).body().error };
      const result = made.shift();
      return { index, status: result?.created ? ('created' as const) : ('existing' as const), id: result?.id };
    });
    const count = (status: string): number => results.filter((result) => result.status === status).length;
    return { success: true, created: count('created'), existing: count('existing'), rejected: count('rejected'), results };
  }

  @Get(':id')
  @Needs('entities:read')
  async get(@Param('id') id: string, @Caller() holder: KeyHolder) {
    return { success: true, entity: shown(await this.find(id, holder)) };
  }

  /** The latest scores with every observation and what it contributed: under each score, prior and contributions add up to it. */
  @Get(':id/analysis')
  @Needs('entities:read')
  async analysis(@Param('id') id: string, @Caller() holder: KeyHolder) {
    await this.find(id, holder);
    const analysis = await this.analyses.latest(holder.organizationId, id);
    if (!analysis) throw new AppError('ANALYSIS_NOT_FOUND', { id });
    return { success: true, analysis };
  }

  private async find(id: string, holder: KeyHolder): Promise<EntityRecord> {
    const entity = isUuid(id) ? await this.entities.get(holder.organizationId, id) : null;
    if (!entity) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: id });
    return entity;
  }

  private async createAll(wishes: readonly EntityToCreate[], holder: KeyHolder) {
    const { results, batchId } = await this.entities.create(holder.organizationId, wishes);
    if (batchId !== null) void this.doorbell.ring({ queue: 'geolocation', job: { v: 1, batchId }, round: 0 });
    return results;
  }
}

/** An entity without an external id is known outside by its own id. */
const shown = (entity: EntityRecord): EntityRecord => ({ ...entity, externalId: entity.externalId ?? entity.id });

function toCreate(input: EntityInput, holder: KeyHolder): EntityToCreate {
  const country = input.countryCode?.toUpperCase() ?? null;
  const taxId = input.taxId ? readTaxId(input.taxId, country ?? holder.defaultCountry) : null;
  return {
    type: input.type,
    name: input.name,
    externalId: input.externalId ?? null,
    taxId: input.taxId ?? null,
    taxIdNormalized: taxId?.normalized || null,
    country: country ?? holder.defaultCountry,
    attributes: JSON.stringify(input.attributes),
  };
}
