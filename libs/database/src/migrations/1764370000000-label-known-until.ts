import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A label that another one took over from stays for the moments at which it held: what is scored as of them knows it. */
export class LabelKnownUntil1764370000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table labelled_event add column known_until timestamptz(3), drop constraint labelled_event_pkey, add primary key (event_id, known_at)');
    // What was said of an event itself before its last word stands in its history. It held until the first that was told later
    // became known. Which events a statement about their person reached is not written down: of those the last stays.
    await runner.query(`
      insert into labelled_event (event_id, organization_id, entity_id, label, known_at, known_until, through, event_at, destination, ip_address)
      select l.event_id, l.organization_id, l.entity_id, said.label, said.known_at, later.known_at, l.through, l.event_at, l.destination, l.ip_address
      from labelled_event l join label said on said.subject_id = l.event_id
      cross join lateral (select min(known_at) as known_at from label where subject_id = said.subject_id and number > said.number) later
      where later.known_at > said.known_at`);
    // Told before geolocation came by, they were kept without their address.
    await runner.query(`update labelled_event l set ip_address = e.ip_address from event e
      where l.ip_address is null and e.id = l.event_id and e.timestamp = l.event_at and e.ip_address is not null and e.network_class is distinct from 'private'`);
    await runner.query('drop index labelled_event_of_organization');
    await runner.query('create index labelled_event_of_organization on labelled_event (organization_id, event_at) where known_until is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index labelled_event_of_organization');
    await runner.query('delete from labelled_event where known_until is not null');
    await runner.query('alter table labelled_event drop column known_until, drop constraint labelled_event_pkey, add primary key (event_id)');
    await runner.query('create index labelled_event_of_organization on labelled_event (organization_id, event_at)');
  }
}
