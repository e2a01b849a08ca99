import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@app/database';
import { type Customer, historyColumns, historyLines } from './history.js';

const ROWS_A_FILE = 250_000;

export interface Archive {
  readonly database: Database;
  readonly organizationId: string;
  readonly customers: readonly Customer[];
  /** A folder that the server can read. */
  readonly folder: string;
  readonly rows: number;
}

/** A year of events by COPY; the secondary indexes are made afterwards, as after a restore. */
export async function fillArchive({ database, organizationId, customers, folder, rows }: Archive, say: (line: string) => void): Promise<void> {
  const now = Date.now();
  await monthsFor(database);
  const indexes = await database.rows<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = 'event'::regclass and not i.indisprimary`,
  );
  for (const { name } of indexes) await database.run(`drop index ${name}`);
  let copying: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows; from += ROWS_A_FILE) {
    const file = join(folder, `events-${from}.copy`);
    await writeFile(file, historyLines(organizationId, customers, { from, to: Math.min(rows, from + ROWS_A_FILE), rows, now }));
    await chmod(file, 0o644);
    await copying;
    copying = database.run(`copy event (${historyColumns.join(', ')}) from '${file}'`).then(() => rm(file));
    if (from % (ROWS_A_FILE * 10) === 0) say(`  ${from.toLocaleString('en')} of ${rows.toLocaleString('en')} events`);
  }
  await copying;
  for (const { name, definition } of indexes) {
    say(`  ${name}`);
    await database.transaction(async (tx) => {
      await tx.run(`set local maintenance_work_mem = '1GB'`);
      // PostgreSQL writes the definition of a partitioned table's index as one of that table alone, which indexes no row.
      await tx.run(definition.replace(' ON ONLY ', ' ON '));
    });
  }
  const [broken] = await database.rows<{ names: string | null }>(
    `select string_agg(indexrelid::regclass::text, ', ') as names from pg_index where indrelid = 'event'::regclass and not indisvalid`,
  );
  if (broken?.names) throw new Error(`These indexes of the archive hold nothing: ${broken.names}.`);
  await database.run(
    `insert into event_tally (organization_id, month, event_type, shard, events, last_at)
     select organization_id, date_trunc('month', created_at at time zone 'UTC')::date, event_type, 0, count(*), max(timestamp) from event group by 1, 2, 3`,
  );
  await database.run('vacuum (analyze) event');
  await database.run('checkpoint');
}

/** The migration makes twelve months back; a year of 360 days may begin in the thirteenth. */
async function monthsFor(database: Database): Promise<void> {
  await database.run(`select create_event_partition((date_trunc('month', now() at time zone 'UTC') - n * interval '1 month')::date) from generate_series(0, 12) n`);
}
