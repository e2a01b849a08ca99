import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What windows rest on, beside the events themselves. */
export class Windows1764315000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table window_entry, window_bucket, window_gathering');
  }
}

const up = [
  // The id is part of every key below: with a new one, all that was counted under the old one is out of reach at once.
  `create table window_gathering (
    id uuid not null,
    organization_id uuid not null constraint window_gathering_organization references organization,
    gathered_by text not null,
    asks_place boolean not null default false,
    since timestamptz(3) not null default now(),
    filled_to timestamptz(3),
    filled_at timestamptz(3),
    primary key (organization_id, gathered_by)
  )`,
  `create table window_bucket (
    key uuid not null,
    grain integer not null,
    start timestamptz(3) not null,
    events integer not null,
    figures jsonb not null,
    primary key (key, grain, start)
  )`,
  'create index window_bucket_age on window_bucket (start)',
  // Events have no index by what customers call things in their metadata.
  `create table window_entry (
    key uuid not null,
    at timestamptz(3) not null,
    event_id uuid not null,
    primary key (key, at, event_id)
  )`,
  'create index window_entry_age on window_entry (at)',
];
