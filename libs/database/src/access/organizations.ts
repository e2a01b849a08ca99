import { type AlertObjectives, alertObjectives } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';
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

  async create({ name, defaultCountry, operates = false }: { name: string; defaultCountry: string | null; operates?: boolean }, within: Queryable = this.database): Promise<string> {
    const id = uuid();
    await within.run('insert into organization (id, name, default_country, operates) values ($1, $2, $3, $4)', [id, name, defaultCountry, operates]);
    return id;
  }

  /**
   * Makes the first one with all that it must have, whole or not at all: a part of it would keep the rest from ever being made. Of
   * several processes that start at once one does. Null: there is one already.
   */
  begin<Made>(make: (tx: Queryable) => Promise<Made>): Promise<Made | null> {
    return this.database.transaction(async (tx) => {
      await tx.run(`select pg_advisory_xact_lock(hashtext('tamiz first start'))`);
      const there = await tx.rows('select 1 from organization limit 1');
      return there.length > 0 ? null : make(tx);
    });
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

  private get table() {
    return this.database.source.getRepository(OrganizationEntity);
  }
}
