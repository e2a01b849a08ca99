import 'reflect-metadata';
import { Database, ScoreEntities } from '@app/database';
import { mailBook } from '@app/mail';
import type { Asked, Scored } from './station-process.js';
import { StatementTimes, timed } from './timed-database.js';

const CONNECTIONS = 3;

/**
 * The scoring station's work and nothing else in this process: what the benchmark does beside it (recording, locating) would
 * litter the same heap. It is told which batches are ready and answers what they took.
 */
const url = process.env['DATABASE_URL'] ?? '';
const book = mailBook.open();
const open = (poolSize: number): Promise<Database> => Database.open({ url, poolSize, statementTimeoutMs: 60_000 });
const [usual, watched] = await Promise.all([open(CONNECTIONS), open(1)]);
const unwatched = new ScoreEntities(usual, book);

async function score({ batchIds, atOnce, look }: Asked): Promise<Scored> {
  const times = new StatementTimes();
  // Asked anew: a connection that had nothing to do was closed, and there is another.
  const [backend] = look ? await watched.rows<{ pid: number }>('select pg_backend_pid() as pid') : [];
  const station = backend ? new ScoreEntities(timed(watched, times, backend.pid), book) : unwatched;
  const waiting = batchIds.values();
  const [began, before] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (const batchId of waiting) await station.score(batchId);
  }));
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - began, processorMs: (user + system) / 1_000, statements: [...times.took] };
}

process.on('message', (asked: Asked) => {
  score(asked).then(
    (scored) => process.send?.(scored),
    (error: unknown) => {
      process.stderr.write(`${String((error as Error).stack)}\n`);
      process.exit(1);
    },
  );
});
// Stopped by whoever started it: leaving in peace is what writes a CPU profile.
process.on('SIGTERM', () => process.exit(0));
process.send?.({ url: '' });
