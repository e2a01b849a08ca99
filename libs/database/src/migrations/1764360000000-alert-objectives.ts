import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organization says itself within what time somebody should have looked into an alert. */
export class AlertObjectives1764360000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organization add column alert_objectives jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table organization drop column alert_objectives');
  }
}
