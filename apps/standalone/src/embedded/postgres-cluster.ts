import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresPrograms } from './postgres-programs.js';
import { choosePostgresUser, circumstancesOf, type PostgresUser } from './postgres-user.js';
import { lookUpProcess } from './process-table.js';

/** What is kept between starts: PostgreSQL's own folder, and the password beside it. */
export interface Cluster {
  readonly folder: string;
  readonly log: string;
  readonly password: string;
  readonly user: PostgresUser;
}

export const SUPERUSER = 'tamiz';

/** Password and cluster are useless without each other, so they lie in one folder that comes into being in one move. */
const HOME = 'main';

/** Its messages are read by us, so they are English; names must be told apart from signs in every alphabet. */
export const postgresEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
};
const LETTERS = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

export async function openCluster(folder: string, programs: PostgresPrograms): Promise<Cluster> {
  await mkdir(resolve(folder), { recursive: true });
  const home = join(await realpath(folder), HOME);
  const password = (await readPassword(home)) ?? (await create(home, programs));
  const user = await choosePostgresUser(await circumstancesOf(join(home, 'cluster')));
  return { folder: join(home, 'cluster'), log: join(home, 'server.log'), password, user };
}

async function readPassword(home: string): Promise<string | undefined> {
  const file = join(home, 'password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    const present = await readdir(home).catch(() => []);
    if (present.length === 0) return undefined;
    throw new Error(`There is a PostgreSQL in ${home}, and its password cannot be read from ${file}. Start Tamiz as the user who made it, or move ${home} away to begin with an empty one.`, { cause });
  }
}

/** Made beside its place and moved there whole, so that a start that was cut off leaves nothing half done. */
async function create(home: string, { initdb }: PostgresPrograms): Promise<string> {
  await sweepUnfinished(home);
  const user = await choosePostgresUser(await circumstancesOf(join(home, '..')));
  const password = randomBytes(24).toString('base64url');
  const draft = await mkdtemp(`${home}.new-${process.pid}-`);
  try {
    await writeFile(join(draft, 'password'), `${password}\n`, { mode: 0o600, flush: true });
    if (user.account) for (const path of [draft, join(draft, 'password')]) await chown(path, user.account.uid, user.account.gid);
    const [program = '', ...rest] = [...user.prefix, initdb, '-D', join(draft, 'cluster'), '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${join(draft, 'password')}`,
      '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--lc-ctype=${LETTERS}`]; // prettier-ignore
    await promisify(execFile)(program, rest, { cwd: '/', env: postgresEnv, ...user.account });
    await rename(draft, home);
    await settle(join(home, '..'));
    return password;
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    const made = await readPassword(home); // somebody who started at the same time was quicker
    if (made !== undefined) return made;
    throw new Error(`PostgreSQL's folder could not be made in ${home}: ${printedBy(cause)}\n${accessAdvice(home)}`, { cause });
  }
}

async function sweepUnfinished(home: string): Promise<void> {
  const folder = join(home, '..');
  for (const name of await readdir(folder)) {
    const maker = new RegExp(`^${HOME}\\.new-(\\d+)-`).exec(name)?.[1];
    if (maker !== undefined && !(await lookUpProcess(Number(maker)))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The move itself must survive a power cut too: events will be acknowledged on it. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function printedBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'stderr' in error && String(error.stderr).trim() ? String(error.stderr).trim() : error.message;
}

export function accessAdvice(path: string): string {
  return `See that its user may enter ${path} and every folder above it and that the disk has room, start Tamiz as an ordinary user with a folder of its own, or set DATABASE_URL to a PostgreSQL of your own.`;
}
