import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are compared by a tax id that only events tell, too: by it they are found, and the country tells apart who has the same number elsewhere. */
export class ToldTaxId1764368000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table told add column tax_country text');
    // Else the country of everybody would be new to his next cycle, and all who share a number would be asked again.
    await runner.query('update told t set tax_country = e.country from entity e where e.id = t.entity_id and t.tax_id is not null and e.country is not null');
    await runner.query('create index told_by_tax_id on told (organization_id, tax_id) where tax_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index told_by_tax_id');
    await runner.query('alter table told drop column tax_country');
  }
}
