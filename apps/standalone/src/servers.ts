import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { log } from '@app/platform';
import type { EmbeddedServer } from './embedded/embedded-server.js';
import { startPostgres } from './embedded/postgres.js';
import { startRedis } from './embedded/redis.js';

/** The servers that this process brings: those that no URL names. */
export interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Whether the database is our own, in the data folder. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

export async function startServers(given: { databaseUrl: string | undefined; redisUrl: string | undefined; folder: string; buffersMb: number | undefined }): Promise<Servers> {
  const folder = resolve(given.folder);
  if (!given.databaseUrl) mkdirSync(folder, { recursive: true });
  const settings: Record<string, string> = given.buffersMb === undefined ? {} : { shared_buffers: `${given.buffersMb}MB` };
  // One waits for the disk, the other for a compiler: together they start in the time of the slower.
  const [postgres, redis] = await Promise.all([
    given.databaseUrl ? null : keepRunning('PostgreSQL', (port) => startPostgres({ folder: join(folder, 'postgres'), settings, ...port })),
    given.redisUrl ? null : keepRunning('Redis', (port) => startRedis({ ...port })),
  ]);
  return {
    databaseUrl: given.databaseUrl ?? postgres?.url ?? '',
    redisUrl: given.redisUrl ?? redis?.url ?? '',
    embedded: postgres !== null,
    async stop() {
      await redis?.stop();
      await postgres?.stop();
    },
  };
}

/** Starts a server again at the same port when it ends by itself: nothing else would. */
async function keepRunning(name: string, start: (port?: { port: number }) => Promise<EmbeddedServer>): Promise<Pick<EmbeddedServer, 'url' | 'stop'>> {
  let server = await start();
  let stopping = false;
  const port = { port: Number(new URL(server.url).port) };
  const watch = (): void => {
    void server.exited.then(async (how) => {
      if (stopping) return;
      log.error({ server: name, how }, 'An embedded server ended by itself; it is started again. Nothing acknowledged is lost.');
      server = await start(port);
      watch();
    });
  };
  watch();
  return {
    url: server.url,
    stop: () => {
      stopping = true;
      return server.stop();
    },
  };
}
