import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cluster } from './postgres-cluster.js';
import { isServerOf, lookUpProcess } from './process-table.js';

/** What macOS takes, without the closing NUL; Linux takes four more. */
const LONGEST_PATH = 103;
const LONGEST_NAME = '.s.PGSQL.65535';

/**
 * Beside the cluster, in a folder that nobody else may enter. A round trip through it costs both sides about a tenth less processor
 * time than one through TCP. Null where the path is too long for a socket.
 */
export function socketFolder({ folder }: Cluster): string | null {
  const home = dirname(folder);
  return Buffer.byteLength(join(home, LONGEST_NAME)) > LONGEST_PATH ? null : home;
}

/** libpq's way to say it, which its tools understand too: a `host` that begins with a slash is the socket's folder. */
export function throughSocket(url: string, folder: string): string {
  const through = new URL(url);
  through.hostname = 'localhost';
  through.searchParams.set('host', folder);
  return through.href;
}

/**
 * A server that was killed leaves its socket and the socket's lock behind. After a container's restart the pid in the lock may be
 * anybody's, and PostgreSQL would take them for its server and not start.
 */
export async function clearSockets({ folder }: Cluster): Promise<void> {
  const home = dirname(folder);
  for (const name of await readdir(home)) {
    if (!/^\.s\.PGSQL\.\d+\.lock$/.test(name)) continue;
    const lock = join(home, name);
    const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
    const holder = pid > 0 ? await lookUpProcess(pid) : undefined;
    if (!isServerOf(holder, folder)) for (const file of [lock, lock.replace(/\.lock$/, '')]) await rm(file, { force: true });
  }
}
