import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As far back as `activityDays` looks. */
const sincePast = `(now() - interval '92 days')`;

const counted = (kind: string, name: string): string => `
  insert into hour_tally (organization_id, hour, kind, names, counts, folded)
  select organization_id, hour, '${kind}', array_agg(name), array_agg(n), true
  from (
    select organization_id, date_trunc('hour', timestamp, 'UTC') as hour, ${name} as name, count(*)::int as n
    from event where timestamp >= ${sincePast} and timestamp < now() + interval '1 day' and (located_at is not null or corrected_at is not null) group by 1, 2, 3
  ) found where name is not null group by organization_id, hour`;

/** How many events of each type, and from each country, every hour had: what changed is read from some hundred rows, however many events there were. */
export class Activity1764345000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Written with every batch and folded together every minute, as score_tally.
    await runner.query(`create table hour_tally (
      id bigint generated always as identity primary key,
      organization_id uuid not null,
      hour timestamptz(3) not null,
      kind text not null,
      names text[] not null,
      counts integer[] not null,
      folded boolean not null default false
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`);
    await runner.query('create index hour_tally_hour on hour_tally (organization_id, kind, hour)');
    await runner.query('create index hour_tally_fresh on hour_tally (organization_id, kind, hour) where not folded');
    // Events on their way are counted when they are placed.
    await runner.query(counted('type', 'event_type'));
    await runner.query(counted('country', 'place_country'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hour_tally');
  }
}
