import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months that are over are counted once for a user with many events. */
export class UserTally1764355000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table user_tally (
      organization_id uuid not null,
      user_id text not null,
      until timestamptz(3) not null,
      event_types text[] not null,
      counts bigint[] not null,
      last_at timestamptz[] not null,
      primary key (organization_id, user_id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table user_tally');
  }
}
