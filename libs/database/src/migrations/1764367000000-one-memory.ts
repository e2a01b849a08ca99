import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What events told of somebody stands in the row of what is remembered of him: each cycle reads and writes both. As text, since PostgreSQL never looks into it. */
export class OneMemory1764367000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table entity_memory add column sayings text not null default ''`);
    await runner.query('update entity_memory m set sayings = s.sayings::text from entity_sayings s where s.entity_id = m.entity_id');
    await runner.query('drop table entity_sayings');
    // Half a page: whoever is well remembered would have these texts compressed anew with each event.
    await runner.query('alter table entity_memory set (toast_tuple_target = 4080)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create table entity_sayings (entity_id uuid primary key, organization_id uuid not null, sayings jsonb not null) with (fillfactor = 80)');
    await runner.query(`insert into entity_sayings (entity_id, organization_id, sayings) select entity_id, organization_id, sayings::jsonb from entity_memory where sayings <> ''`);
    await runner.query('alter table entity_memory drop column sayings, reset (toast_tuple_target)');
  }
}
