import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As far back as hours are kept. */
const sincePast = `(now() - interval '32 days')`;

/** In which hours rules hit: a day of UTC is nobody's day but that of Greenwich. */
export class RuleHours1764365000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table rule_hour (
      rule_id uuid not null,
      hour timestamptz(3) not null,
      shard smallint not null,
      hits bigint not null default 0,
      shadow_hits bigint not null default 0,
      primary key (rule_id, hour, shard)
    )`);
    await runner.query(`insert into rule_hour (rule_id, hour, shard, hits, shadow_hits)
      select rule_id, date_trunc('hour', hit_at, 'UTC'), 0, count(*) filter (where not is_shadow), count(*) filter (where is_shadow) from rule_hit where hit_at >= ${sincePast} group by 1, 2`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_hour');
  }
}
