import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { OrganizationEntity } from '../tables/organization.entity.js';

export class Organizations {
  constructor(private readonly database: Database) {}

  async create(organization: { name: string; defaultCountry: string | null }): Promise<string> {
    const id = uuid();
    await this.database.source.getRepository(OrganizationEntity).insert({ id, ...organization });
    return id;
  }

  count(): Promise<number> {
    return this.database.source.getRepository(OrganizationEntity).count();
  }
}
