import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The device of an event is found by its person and its name. With the organization first, as in every other index of devices, a
 * planner that knew of few devices went through all of the organization's for each event.
 */
export class DeviceByPerson1764340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index device_of_entity');
    await runner.query('create unique index device_of_entity on device (entity_id, device_id, organization_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index device_of_entity');
    await runner.query('create unique index device_of_entity on device (organization_id, entity_id, device_id)');
  }
}
