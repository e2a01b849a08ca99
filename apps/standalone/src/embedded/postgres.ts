import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, refuseWindows } from './embedded-server.js';
import { freePort, isFree } from './free-port.js';
import { type GuardedProcess, spawnGuarded } from './guarded-process.js';
import { accessAdvice, type Cluster, openCluster, postgresEnv } from './postgres-cluster.js';
import { ensureDatabase, urlsOf } from './postgres-database.js';
import { OWNER_SETTING, readPidFile, settleLeftover } from './postgres-leftover.js';
import { sharedBuffers, usableMemory } from './postgres-memory.js';
import { postgresPrograms } from './postgres-programs.js';
import { socketFolder } from './postgres-socket.js';

export interface PostgresOptions {
  /** Kept between starts. Made when it is missing. */
  readonly folder: string;
  /** Otherwise the port of the last start when nobody took it, else a free one. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * fsync and synchronous_commit stay as PostgreSQL has them, on: what is acknowledged survives a power cut. Checkpoints are rare: after each, every
 * page of ten indexes is logged whole when it is first written, which under load was most of the log.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  shared_buffers: sharedBuffers(usableMemory()),
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Recovery after a crash replays up to `max_wal_size`; a slow disk takes minutes for it. */
const READY_WITHIN_MS = 300_000;

/** PostgreSQL on the files in `folder`. Shares the server of another Tamiz that runs on them. */
export async function startPostgres({ folder, port, settings = {} }: PostgresOptions): Promise<EmbeddedPostgres> {
  refuseWindows('PostgreSQL', 'DATABASE_URL');
  const programs = postgresPrograms();
  const cluster = await openCluster(folder, programs);
  const running = await settleLeftover(cluster);
  if (running) return running;

  await keepOneOldLog(cluster.log);
  let sockets = socketFolder(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await usualPort(cluster));
    const options = Object.entries({ ...SETTINGS, unix_socket_directories: sockets ?? '', ...settings, [OWNER_SETTING]: String(process.pid) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = await launch(cluster, [programs.postgres, '-D', cluster.folder, '-p', String(chosen), ...options]);
    const failure = await untilReady(server, cluster);
    if (!failure) return await withDatabase(server, cluster, chosen, sockets);
    await server.stop();
    const quicker = await settleLeftover(cluster);
    if (quicker) return quicker;
    const log = await lastLines(cluster.log);
    if (sockets !== null && /could not create any Unix-domain sockets/.test(log)) sockets = null;
    else if (attempt < 50 && passes(log, port === undefined)) await sleep(200);
    else throw new Error(`PostgreSQL did not start on ${cluster.folder}, port ${chosen}: ${failure}. The last lines of ${cluster.log}:\n${log}\n${nextStep(log, cluster, chosen)}`);
  }
}

async function launch({ log, user }: Cluster, command: readonly string[]): Promise<GuardedProcess> {
  const file = await open(log, 'a', 0o600);
  try {
    return await spawnGuarded([...user.prefix, ...command], { orderly: 'INT', output: file.fd, env: postgresEnv, runAs: user.account });
  } finally {
    await file.close();
  }
}

async function untilReady(server: GuardedProcess, { folder }: Cluster): Promise<string | undefined> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let ended: string | undefined;
  void server.exited.then((how) => (ended = how));
  while (ended === undefined) {
    const lines = await readPidFile(folder);
    if (Number(lines?.[0]) === server.pid && lines?.[7] === 'ready') return undefined;
    if (Date.now() > deadline) return `it was not ready within ${READY_WITHIN_MS / 1000} s`;
    await sleep(15);
  }
  return ended;
}

async function withDatabase({ pid, exited, stop, kill }: GuardedProcess, cluster: Cluster, port: number, sockets: string | null): Promise<EmbeddedPostgres> {
  try {
    await ensureDatabase(cluster, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urlsOf(cluster, port, sockets), pid, exited, stop, kill };
}

/** People keep a connection string; PostgreSQL wrote its last command line down. */
async function usualPort({ folder }: Cluster): Promise<number> {
  const last = await readFile(join(folder, 'postmaster.opts'), 'utf8').catch(() => '');
  const port = Number(/"-p" "(\d+)"/.exec(last)?.[1]);
  return port && (await isFree(port)) ? port : freePort();
}

/** The backends of a killed server leave by themselves, and a port that somebody took can be another one. */
function passes(log: string, anyPort: boolean): boolean {
  return /pre-existing shared memory block/.test(log) || (anyPort && /Address already in use/.test(log));
}

function nextStep(log: string, { folder }: Cluster, port: number): string {
  if (/Address already in use/.test(log)) return `Stop what listens on port ${port}, or choose another port.`;
  if (/pre-existing shared memory block/.test(log)) return 'Processes of a server that was killed still work on these files. Wait until they are done, or end them: "pgrep -a postgres" shows them.';
  if (/invalid value for parameter|unrecognized configuration parameter/.test(log)) return 'Correct that setting.';
  if (/incompatible with server/.test(log)) return `Another version of PostgreSQL made ${folder}: dump it with that version, or move it away to begin with an empty one.`;
  return accessAdvice(folder);
}

async function keepOneOldLog(log: string): Promise<void> {
  await rename(log, log.replace(/\.log$/, '.previous.log')).catch(() => undefined); // the first start has none
}

async function lastLines(log: string): Promise<string> {
  return (await readFile(log, 'utf8')).trim().split('\n').slice(-12).join('\n');
}
