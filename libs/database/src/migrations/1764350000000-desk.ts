import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the desks of analysts and operators need: notes about people, and deliveries that failed without a walk through those that did not. */
export class Desk1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table entity_note (
      id uuid primary key,
      organization_id uuid not null constraint entity_note_organization references organization,
      entity_id uuid not null,
      text text not null,
      by text not null,
      at timestamptz(3) not null default now()
    )`);
    await runner.query('create index note_of_entity on entity_note (entity_id, at desc, id)');
    await runner.query(`create index delivery_failed on delivery (organization_id, created_at desc, id) where status = 'failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index delivery_failed');
    await runner.query('drop table entity_note');
  }
}
