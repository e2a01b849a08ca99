import type { Read } from '../load/reads.js';
import { generateLoad, loadFigures, singles } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const READERS = 4;

/** What ingest accepts when a year of events lies in the table already. */
export async function postToArchive(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.archive();
  // What the last measurement left is no part of the year: it would grow from round to round. Checkpoints come when PostgreSQL
  // makes them, as in operation: after one of ours each page of ten indexes would be logged whole within the few seconds.
  await bench.store.database.run('truncate batch');
  return loadFigures(await generateLoad(bench, singles, shot));
}

/** How long the API takes to answer questions of one kind about that table. */
export async function askArchive(kind: Read, shot: Shot): Promise<Figures> {
  const { api, store, keyspace, customersFile } = await shot.rig.archive();
  const { requestsPerSecond, p50, p99, max } = await generateLoad({ app: api, store, keyspace }, { path: '/', connections: READERS, eventsPerRequest: 1, read: { kind, customersFile } }, shot);
  return { requestsPerSecond, p50, p99, max };
}
