import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a labelled event is stands beside its label: what the disregarded did is left out of reputations without a look at each event. */
export class LabelledPerson1764369000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table labelled_event add column entity_id uuid');
    await runner.query('update labelled_event l set entity_id = e.entity_id from event e where e.id = l.event_id and e.timestamp = l.event_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table labelled_event drop column entity_id');
  }
}
