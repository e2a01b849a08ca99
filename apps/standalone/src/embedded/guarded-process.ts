import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GuardedProcess {
  readonly pid: number;
  readonly exited: Promise<string>;
  /** What it prints, errors too, when `output` is "pipe". */
  readonly output: Readable | null;
  stop(): Promise<void>;
  kill(signal?: NodeJS.Signals): void;
}

export interface GuardedOptions {
  /** The signal that the program takes as "end in order". */
  readonly orderly: 'INT' | 'TERM';
  readonly output: number | 'pipe';
  readonly env: NodeJS.ProcessEnv;
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

/**
 * The shell leaves a guard behind and then becomes the program, so our child's pid is the program's. The guard reads a
 * pipe whose other end only this Node process holds. The kernel closes it when Node ends, by kill -9 too, and then the
 * guard stops the program: in order, after 10 s with SIGQUIT (PostgreSQL's immediate shutdown), after 15 s by force.
 *
 * It is forked twice so that the program never sees a child it did not start, and it stays in the program's process
 * group, which keeps the kernel from giving that pid to a stranger while the guard may still signal it.
 */
const GUARD = `
exec 2>&1
orderly=$1; shift
( (
  trap '' HUP INT QUIT TERM
  exec </dev/null >/dev/null 2>&1
  PATH=$PATH:/usr/bin:/bin
  read -r line <&3
  waited=0
  while [ $waited -lt 75 ]; do
    case $waited in 0) signal=$orderly;; 50) signal=QUIT;; *) signal=0;; esac
    kill -$signal $$ || exit 0
    kill -CONT $$
    sleep 0.2 || exit 1
    waited=$((waited + 1))
  done
  kill -KILL 0
) & )
exec "$@" 3<&-
`;

const DEADLINE_MS = 20_000;

/** Starts a program that cannot outlive this process, and that Ctrl-C in our terminal does not reach. */
export async function spawnGuarded(command: readonly string[], { orderly, output, env, runAs }: GuardedOptions): Promise<GuardedProcess> {
  const child = spawn('/bin/sh', ['-c', GUARD, 'tamiz-guard', orderly, ...command], {
    ...runAs,
    cwd: '/',
    env,
    // A session of its own: a terminal's SIGINT goes to its whole foreground group, and we drain before the servers end.
    detached: true,
    stdio: ['ignore', output, 'ignore', 'pipe'],
  });
  const lifeline = child.stdio[3];
  let ended = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', () => {
      ended = true;
      lifeline?.destroy();
    });
    // "close" comes when its last words have been read too.
    child.once('close', (code, signal) => resolve(signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`));
  });
  await once(child, 'spawn');
  const pid = child.pid as number; // known once it is spawned

  // The servers alone are no reason for this process to stay.
  child.unref();
  for (const stream of [lifeline, child.stdout]) if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();

  return {
    pid,
    exited,
    output: child.stdout,
    async stop() {
      child.ref();
      lifeline?.destroy();
      const patience = new AbortController();
      const late = sleep(DEADLINE_MS, true, { signal: patience.signal }).catch(() => false);
      // Only when the guard itself was killed: then nobody else ends the group.
      if (await Promise.race([exited.then(() => false), late])) process.kill(-pid, 'SIGKILL');
      await exited;
      patience.abort();
    },
    kill(signal = 'SIGKILL') {
      if (!ended) process.kill(pid, signal);
    },
  };
}
