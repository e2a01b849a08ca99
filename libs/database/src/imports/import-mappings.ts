import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { ImportMappingEntity } from '../tables/import.entity.js';

/** What an import mapping says. Its columns are kept as they were sent. */
export interface ImportMappingText {
  readonly name: string;
  readonly target: string;
  readonly columnMapping: Readonly<Record<string, unknown>>;
  readonly defaultFields: Readonly<Record<string, unknown>>;
  readonly headersSnapshot: readonly string[] | null;
}

/** An import mapping as it is shown. */
export interface ImportMappingRecord extends ImportMappingText {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The import mappings of an organization. */
export class ImportMappings {
  constructor(private readonly database: Database) {}

  async create(organizationId: string, mapping: ImportMappingText): Promise<ImportMappingRecord> {
    const now = new Date();
    const row = { id: uuid(), ...mapping, createdAt: now, updatedAt: now };
    await this.database.run(
      `insert into import_mapping (id, organization_id, name, target, column_mapping, default_fields, headers_snapshot, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [row.id, organizationId, row.name, row.target, JSON.stringify(row.columnMapping), JSON.stringify(row.defaultFields), row.headersSnapshot && JSON.stringify(row.headersSnapshot), now],
    );
    return row;
  }

  /** In the order in which they were made. */
  async list(organizationId: string, filter: { target?: string | undefined }, page: { limit: number; offset: number }): Promise<{ mappings: ImportMappingRecord[]; total: number }> {
    const [rows, total] = await this.table.findAndCount({
      where: { organizationId, ...(filter.target === undefined ? {} : { target: filter.target }) },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    return { mappings: rows.map(toRecord), total };
  }

  async find(organizationId: string, id: string): Promise<ImportMappingRecord | null> {
    const row = await this.table.findOneBy({ organizationId, id });
    return row && toRecord(row);
  }

  /** Null when there is no such mapping. */
  async change(organizationId: string, id: string, change: { readonly [Field in keyof ImportMappingText]?: ImportMappingText[Field] | undefined }): Promise<ImportMappingRecord | null> {
    const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(fields).length > 0) await this.table.update({ organizationId, id }, { ...fields, updatedAt: new Date() });
    return this.find(organizationId, id);
  }

  /** Answers false when there is no such mapping. */
  async remove(organizationId: string, id: string): Promise<boolean> {
    return (await this.table.delete({ organizationId, id })).affected === 1;
  }

  private get table() {
    return this.database.source.getRepository(ImportMappingEntity);
  }
}

function toRecord({ id, name, target, columnMapping, defaultFields, headersSnapshot, createdAt, updatedAt }: ImportMappingEntity): ImportMappingRecord {
  return { id, name, target, columnMapping, defaultFields, headersSnapshot, createdAt, updatedAt };
}
