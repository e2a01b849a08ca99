import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is buried is found without a walk through what waits. */
export class BuriedBatches1764366000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index batch_buried on batch (id) where buried_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index batch_buried');
  }
}
