import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which devices appeared around a moment: passwords that are tried out from everywhere show as these. */
export class DeviceByAppearance1764372000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index device_by_appearance on device (organization_id, first_seen_at, device_id) where entity_id is not null and deleted_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index device_by_appearance');
  }
}
