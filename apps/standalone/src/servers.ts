import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

export async function startServers(given: { databaseUrl: string | undefined; redisUrl: string | undefined; folder: string }): Promise<Servers> {
  const folder = resolve(given.folder);
  if (!given.databaseUrl) mkdirSync(folder, { recursive: true });
  // One waits for the disk, the other for a compiler: together they start in the time of the slower.
  const [postgres, redis] = await Promise.all([
    given.databaseUrl ? null : startPostgres({ folder: join(folder, 'postgres') }),
    given.redisUrl ? null : startRedis({}),
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
