import type { Database } from '@app/database';

/** Several processes start together; one migrates, the others wait for it. */
export async function migrateOnce(database: Database): Promise<void> {
  const runner = database.source.createQueryRunner();
  try {
    await runner.query(`select pg_advisory_lock(hashtext('tamiz migrations'))`);
    await database.migrate();
  } finally {
    await runner.query(`select pg_advisory_unlock(hashtext('tamiz migrations'))`).catch(() => undefined);
    await runner.release();
  }
}
