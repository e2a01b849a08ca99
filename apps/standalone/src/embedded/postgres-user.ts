import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How PostgreSQL is started by somebody whom it would refuse. */
export interface PostgresUser {
  /** Goes before its command line. */
  readonly prefix: readonly string[];
  /** Whom the process and its files belong to, when that is not ourselves. */
  readonly account?: Account;
}

const NOBODY: Account = { uid: 65534, gid: 65534 };
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`, '--'];

export interface Circumstances {
  readonly uid: number;
  /** Whom the files belong to that are there, or the folder that they will lie in. */
  readonly owner: Account;
  readonly namespacesWork: () => Promise<boolean>;
}

/**
 * PostgreSQL refuses to run as root. Root's own files are served from a user namespace, in which root has another
 * number. Everybody else's are served as their owner.
 */
export async function choosePostgresUser({ uid, owner, namespacesWork }: Circumstances): Promise<PostgresUser> {
  if (uid !== 0) return { prefix: [] };
  if (owner.uid !== 0) return { prefix: [], account: owner };
  return (await namespacesWork()) ? { prefix: NAMESPACE } : { prefix: [], account: NOBODY };
}

export async function circumstancesOf(path: string): Promise<Circumstances> {
  const { uid, gid } = await stat(path);
  return { uid: process.getuid?.() ?? -1, owner: { uid, gid }, namespacesWork };
}

/** Containers and some distributions forbid them, and macOS has none. */
async function namespacesWork(): Promise<boolean> {
  const [program = '', ...rest] = NAMESPACE;
  return promisify(execFile)(program, [...rest, 'true']).then(
    () => true,
    () => false,
  );
}
