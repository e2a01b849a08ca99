import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, Mappings, placeOfMapping } from '@app/database';
import { nearestCanonicalEventType } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { pagination, rowAt, scopedPlaceIn } from '../list-cursor.js';
import { paginationOf } from '../page.js';
import { readTarget } from './read-target.js';

@Controller()
export class MappingsController {
  constructor(private readonly mappings: Mappings) {}

  @Serves(endpoints.listMappings)
  async list(@Asked() { query: { cursor, limit, offset, ...filter } }: AskedOf<typeof endpoints.listMappings>, @Caller() holder: KeyHolder) {
    const { items, ...counted } = await this.mappings.list(holder.organizationId, filter, { limit, offset, after: scopedPlaceIn(cursor, filter) });
    const last = items.at(-1);
    return { items, ...pagination(counted, { limit, offset }, last && rowAt(placeOfMapping(last)), filter) };
  }

  @Serves(endpoints.listUnmapped)
  async unmapped(@Asked() { query: page }: AskedOf<typeof endpoints.listUnmapped>, @Caller() holder: KeyHolder) {
    const { items, total } = await this.mappings.unmapped(holder.organizationId, page);
    return { items: items.map((type) => ({ ...type, suggestion: nearestCanonicalEventType(type.source) })), ...paginationOf(total, page, items.length) };
  }

  @Serves(endpoints.setMapping)
  async set(@Asked() { params, body }: AskedOf<typeof endpoints.setMapping>, @Caller() holder: KeyHolder) {
    const { target, warnings } = readTarget(params.kind, body.target);
    const mapping = await this.mappings.set(holder.organizationId, { ...params, target, description: body.description });
    return { ...mapping, warnings };
  }

  @Serves(endpoints.deleteMapping)
  async delete(@Asked() { params: { kind, source } }: AskedOf<typeof endpoints.deleteMapping>, @Caller() holder: KeyHolder): Promise<void> {
    if (!(await this.mappings.remove(holder.organizationId, kind, source))) throw new AppError('MAPPING_NOT_FOUND', { kind, source });
  }
}
