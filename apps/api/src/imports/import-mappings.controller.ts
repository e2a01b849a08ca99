import { type AskedOf, endpoints, type ImportMappingInput, mappingWarnings } from '@app/contracts';
import { type ImportMappingRecord, ImportMappings, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';

@Controller()
export class ImportMappingsController {
  constructor(private readonly mappings: ImportMappings) {}

  @Serves(endpoints.createImportMapping)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createImportMapping>, @Caller() holder: KeyHolder) {
    return shown(await this.mappings.create(holder.organizationId, body));
  }

  @Serves(endpoints.listImportMappings)
  async list(@Asked() { query: { target, ...page } }: AskedOf<typeof endpoints.listImportMappings>, @Caller() holder: KeyHolder) {
    const { mappings, total } = await this.mappings.list(holder.organizationId, { target }, page);
    return { success: true, mappings, pagination: paginationOf(total, page, mappings.length) };
  }

  @Serves(endpoints.getImportMapping)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getImportMapping>, @Caller() holder: KeyHolder) {
    return shown(found(id, isUuid(id) ? await this.mappings.find(holder.organizationId, id) : null));
  }

  @Serves(endpoints.changeImportMapping)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeImportMapping>, @Caller() holder: KeyHolder) {
    return shown(found(id, isUuid(id) ? await this.mappings.change(holder.organizationId, id, body) : null));
  }

  @Serves(endpoints.deleteImportMapping)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteImportMapping>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.mappings.remove(holder.organizationId, id))) throw new AppError('IMPORT_MAPPING_NOT_FOUND', { id });
  }
}

function shown(mapping: ImportMappingRecord) {
  // Only what the mapping's schema let through is ever written.
  const warnings = mappingWarnings(mapping as ImportMappingRecord & ImportMappingInput);
  return { success: true, mapping, ...(warnings.length > 0 ? { warnings } : {}) };
}

function found(id: string, mapping: ImportMappingRecord | null): ImportMappingRecord {
  if (mapping) return mapping;
  throw new AppError('IMPORT_MAPPING_NOT_FOUND', { id });
}
