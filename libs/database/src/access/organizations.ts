import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { OrganizationEntity } from '../tables/organization.entity.js';

/** An organization as it is shown. */
export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly defaultCountry: string | null;
  readonly createdAt: Date;
}

export class Organizations {
  constructor(private readonly database: Database) {}

  async create(organization: { name: string; defaultCountry: string | null; operates?: boolean }): Promise<string> {
    const id = uuid();
    await this.table.insert({ id, ...organization });
    return id;
  }

  get(id: string): Promise<OrganizationRecord> {
    return this.table.findOneOrFail({ select: { id: true, name: true, defaultCountry: true, createdAt: true }, where: { id } });
  }

  /** Fields that are left out stay as they are. */
  async change(id: string, change: { readonly name?: string | undefined; readonly defaultCountry?: string | null | undefined }): Promise<void> {
    const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(fields).length > 0) await this.table.update({ id }, fields);
  }

  count(): Promise<number> {
    return this.table.count();
  }

  private get table() {
    return this.database.source.getRepository(OrganizationEntity);
  }
}
