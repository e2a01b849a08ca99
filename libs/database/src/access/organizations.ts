import { type AlertObjectives, alertObjectives } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { OrganizationEntity } from '../tables/organization.entity.js';

/** An organization as it is shown. */
export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly defaultCountry: string | null;
  readonly alertObjectives: AlertObjectives;
  readonly createdAt: Date;
}

export interface OrganizationChange {
  readonly name?: string | undefined;
  readonly defaultCountry?: string | null | undefined;
  readonly alertObjectives?: { readonly [Severity in keyof AlertObjectives]?: number | undefined } | undefined;
}

export class Organizations {
  constructor(private readonly database: Database) {}

  async create(organization: { name: string; defaultCountry: string | null; operates?: boolean }): Promise<string> {
    const id = uuid();
    await this.table.insert({ id, ...organization });
    return id;
  }

  async get(id: string): Promise<OrganizationRecord> {
    const found = await this.table.findOneOrFail({ select: { id: true, name: true, defaultCountry: true, alertObjectives: true, createdAt: true }, where: { id } });
    return { ...found, alertObjectives: alertObjectives(found.alertObjectives) };
  }

  /** What is left out stays as it is, each objective by itself. */
  async change(id: string, { name, defaultCountry, alertObjectives: objectives }: OrganizationChange): Promise<void> {
    await this.database.run(
      `update organization set name = coalesce($2, name), default_country = case when $3 then $4 else default_country end, alert_objectives = alert_objectives || $5::jsonb where id = $1`,
      [id, name ?? null, defaultCountry !== undefined, defaultCountry ?? null, JSON.stringify(objectives ?? {})],
    );
  }

  count(): Promise<number> {
    return this.table.count();
  }

  private get table() {
    return this.database.source.getRepository(OrganizationEntity);
  }
}
