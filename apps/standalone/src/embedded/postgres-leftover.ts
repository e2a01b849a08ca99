import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgres } from './embedded-server.js';
import type { Cluster } from './postgres-cluster.js';
import { answers, urlsOf } from './postgres-database.js';
import { clearSockets } from './postgres-socket.js';
import { isServerOf, lookUpProcess } from './process-table.js';

/** A setting of ours on the server's command line: the pid of the Node process that started it. */
export const OWNER_SETTING = 'tamiz.owner';

const PATIENCE_MS = 30_000;
const PASS_MS = 100;

/**
 * Clears the way for a start. A server whose Tamiz lives is shared: the import runs beside `npm start`. One whose Tamiz
 * was killed is being stopped by its guard; it is waited for, and pushed.
 */
export async function settleLeftover(cluster: Cluster): Promise<EmbeddedPostgres | undefined> {
  for (let pass = 0; pass * PASS_MS < PATIENCE_MS; pass += 1) {
    const found = await findServer(cluster);
    if (!found) {
      await clearSockets(cluster);
      return undefined;
    }
    const urls = urlsOf(cluster, found.port, found.sockets);
    if (!found.orphaned) {
      if (await answers(urls.url)) return { ...urls, ...borrowed(found.pid) };
    } else if (pass === 0) {
      signal(found.pid, 'SIGINT');
    } else if (pass === 100) {
      signal(found.pid, 'SIGQUIT');
    }
    await sleep(PASS_MS);
  }
  const stuck = await findServer(cluster);
  if (!stuck) return undefined;
  throw new Error(`Another PostgreSQL (pid ${stuck.pid}) holds ${cluster.folder}, and for ${PATIENCE_MS / 1000} s it neither answered nor ended. Stop the other Tamiz or run "kill -INT ${stuck.pid}", or start with another folder.`);
}

interface Leftover {
  readonly pid: number;
  readonly port: number;
  readonly sockets: string | null;
  readonly orphaned: boolean;
}

async function findServer({ folder }: Cluster): Promise<Leftover | undefined> {
  const lines = await readPidFile(folder);
  const pid = Number(lines?.[0]);
  const running = lines && (await lookUpProcess(pid));
  if (!lines || !running) return undefined;
  if (!isServerOf(running, folder)) {
    await disown(folder, lines);
    return undefined;
  }
  const owner = new RegExp(`${OWNER_SETTING}=(\\d+)`).exec(running.command)?.[1];
  return { pid, port: Number(lines[3]), sockets: lines[4] || null, orphaned: Number(owner) !== running.parent };
}

/**
 * After a reboot or a container's restart the pid may be anybody's, and PostgreSQL would take them for its server. It
 * never minds the pid of its own parent, so that is put there. The rest of the file must stay: by it PostgreSQL finds
 * out whether the backends of a killed server still write to these files.
 */
async function disown(folder: string, [, ...rest]: readonly string[]): Promise<void> {
  await writeFile(join(folder, 'postmaster.pid'), [process.pid, ...rest].join('\n'));
}

/** pid, folder, start time, port, socket folder, address, shared memory, status. */
export async function readPidFile(folder: string): Promise<string[] | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text?.split('\n').map((line) => line.trimEnd());
}

function borrowed(pid: number): Omit<EmbeddedPostgres, 'url' | 'tcpUrl'> {
  return {
    pid,
    exited: new Promise(() => {}), // its owner looks after it
    stop: async () => {},
    kill: (name = 'SIGKILL') => signal(pid, name),
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile, which is what was wanted.
  }
}
