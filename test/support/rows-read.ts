import type { Database } from '@app/database';

/** How many rows of these tables the work reads, as PostgreSQL counts them. Of a database with one connection: another's work would count too. */
export async function rowsRead(database: Database, tables: readonly string[], work: () => Promise<unknown>): Promise<number> {
  const before = await soFar(database, tables);
  await work();
  return (await soFar(database, tables)) - before;
}

async function soFar(database: Database, tables: readonly string[]): Promise<number> {
  await database.run('select pg_stat_force_next_flush()');
  const [row] = await database.rows<{ rows: string }>('select sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)) as rows from pg_stat_user_tables where relname = any($1::text[])', [tables]);
  return Number(row?.rows);
}
