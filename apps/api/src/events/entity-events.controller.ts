import { type AskedOf, endpoints } from '@app/contracts';
import { EntitiesWithEvents, type KeyHolder } from '@app/database';
import { readTaxId } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { EventList } from './event-list.js';

/** The events of one entity. */
@Controller()
export class EntityEventsController {
  constructor(private readonly list: EventList, private readonly entities: EntitiesWithEvents) {}

  @Serves(endpoints.listEventsOfEntity)
  async listOf(@Asked() { params: { entityId }, query }: AskedOf<typeof endpoints.listEventsOfEntity>, @Caller() { organizationId }: KeyHolder) {
    const found = isUuid(entityId) ? await this.entities.find(organizationId, { entityId }) : null;
    if (!found) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    const { entity, taxIdNormalized, named } = found;
    const names = { entityId: entity.id, ...(entity.external_id === null ? {} : { entityExternalId: entity.external_id }), ...(taxIdNormalized === null ? {} : { taxIdNormalized }) };
    return { success: true, ...(await this.list.page(organizationId, names, query, named)), entity };
  }

  @Serves(endpoints.entityHasEvents)
  async has(@Asked() { query }: AskedOf<typeof endpoints.entityHasEvents>, @Caller() { organizationId }: KeyHolder) {
    const { entity_id: entityId, entity_external_id: entityExternalId, tax_id: taxId } = query;
    const taxIdNormalized = taxId === undefined ? undefined : readTaxId(taxId, null).normalized;
    const found = await this.entities.has(organizationId, { entityId, entityExternalId, taxIdNormalized });
    if (found) return { success: true, ...found };
    const [by, value] = entityId !== undefined ? ['id', entityId] : entityExternalId !== undefined ? ['external id', entityExternalId] : ['tax id', taxId ?? ''];
    throw new AppError('ENTITY_NOT_FOUND', { by, value });
  }

  @Serves(endpoints.entityHasEventsById)
  async hasById(@Asked() { params: { entityId } }: AskedOf<typeof endpoints.entityHasEventsById>, @Caller() { organizationId }: KeyHolder) {
    const found = isUuid(entityId) ? await this.entities.has(organizationId, { entityId }) : null;
    if (!found) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    return { success: true, ...found };
  }
}
