import type { Read } from '../load/reads.js';
import { generateLoad } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const READERS = 4;

/** How long the API takes to answer questions of one kind about that table. */
export async function askArchive(kind: Read, shot: Shot): Promise<Figures> {
  const { api, store, keyspace, customersFile } = await shot.rig.archive();
  const { requestsPerSecond, p50, p99, max } = await generateLoad({ app: api, store, keyspace }, { path: '/', connections: READERS, eventsPerRequest: 1, read: { kind, customersFile } }, shot);
  return { requestsPerSecond, p50, p99, max };
}
