import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../apps/standalone/src/embedded/postgres.js';
import { startRedis } from '../../apps/standalone/src/embedded/redis.js';
import { makeTemplate } from './database-of-its-own.js';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
    redisUrl: string;
  }
}

/** Both servers for a whole test project, on free ports in a temporary folder, and the apps as they are built. */
export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'tamiz-test-'));
  // Nothing here outlives the machine's power: no test waits for the disk. What a crash leaves behind is the chaos project's.
  const [postgres, redis] = await Promise.all([startPostgres({ folder, settings: { fsync: 'off', full_page_writes: 'off' } }), startRedis({})]);
  await makeTemplate(postgres.tcpUrl);
  // As to a PostgreSQL of one's own; `npm start`, the bench and chaos go through a Unix socket.
  project.provide('databaseUrl', postgres.tcpUrl);
  project.provide('redisUrl', redis.url);
  return async () => {
    await Promise.all([redis.stop(), postgres.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
