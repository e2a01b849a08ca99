import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How devices appeared at accounts, in rows of their own: on a day on which everybody's device is new, many ask what came of those
 * around theirs, and to gather it from devices and events each time took longer than all else of scoring.
 */
export class Appearance1764373000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table appearance (
      entity_id uuid not null,
      device_id text not null,
      organization_id uuid not null,
      appeared_at timestamptz(3) not null,
      event_types text[] not null,
      line text,
      user_agent text,
      primary key (entity_id, device_id)
    ) with (fillfactor = 90)`);
    // Those that somebody may still be told of.
    await runner.query(`insert into appearance (entity_id, device_id, organization_id, appeared_at, event_types, line, user_agent)
      select d.entity_id, d.device_id, d.organization_id, d.first_seen_at, did.event_types, did.line, did.user_agent
      from device d
      cross join lateral (
        select array_agg(distinct event_type order by event_type) as event_types, (array_agg(address_line(ip_address) order by timestamp, id))[1] as line, (array_agg(user_agent order by timestamp, id))[1] as user_agent
        from (
          select id, event_type, user_agent, ip_address, timestamp from event
          where entity_id = d.entity_id and (device_id = d.device_id) is true and timestamp between d.first_seen_at and d.first_seen_at + interval '1 hour'
          order by timestamp, id limit 8
        ) first
      ) did
      where d.entity_id is not null and d.first_seen_at > now() - interval '2 days' and did.event_types is not null`);
    await runner.query('create index appearance_by_moment on appearance (organization_id, appeared_at, device_id)');
    await runner.query('drop index device_by_appearance');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index device_by_appearance on device (organization_id, first_seen_at, device_id) where entity_id is not null and deleted_at is null');
    await runner.query('drop table appearance');
  }
}
