import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '@app/database';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';

describe('the tables', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(await databaseOfItsOwn(inject('databaseUrl')));
    await database.migrate();
  });
  afterAll(() => database.close());

  it('are what the entities describe: TypeORM finds nothing to change after the migrations', async () => {
    const { upQueries } = await database.source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('have every column described, and no description without its column', async () => {
    for (const { tableName, columns } of database.source.entityMetadatas) {
      const rows = await database.rows<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [tableName],
      );
      expect(columns.map((column) => column.databaseName).sort(), tableName).toEqual(rows.map((row) => row.name).sort());
    }
  });

  it('keep events in partitions by month, and those of other times in one of their own', async () => {
    const partitions = await database.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event'::regclass order by 1`,
    );
    expect(partitions.length).toBe(17);
    const now = new Date();
    expect(partitions.map(({ name }) => name)).toContain(`event_${now.getUTCFullYear()}_${String(now.getUTCMonth() + 1).padStart(2, '0')}`);
    expect(partitions.map(({ name }) => name)).toContain('event_elsewhen');
  });

  it('go back as they came', async () => {
    for (let left = database.source.migrations.length; left > 0; left -= 1) await database.source.undoLastMigration();
    const [left] = await database.rows<{ tables: number }>(`select count(*)::int as tables from pg_tables where schemaname = 'public' and tablename <> 'migration'`);
    expect(left?.tables).toBe(0);
  });
});
