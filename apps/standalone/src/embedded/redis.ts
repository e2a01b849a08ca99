import type { EmbeddedServer } from './embedded-server.js';
import { refuseWindows } from './embedded-server.js';
import { freePort } from './free-port.js';
import { type GuardedProcess, spawnGuarded } from './guarded-process.js';
import { type RedisKind, type RedisProgram, redisProgram } from './redis-program.js';

const READY_WITHIN_MS = 30_000;
const ATTEMPTS = 5;

/** A Redis-compatible server that keeps nothing on disk: what it holds can be rung again from PostgreSQL. */
export async function startRedis({ port }: { port?: number } = {}): Promise<EmbeddedServer & { kind: RedisKind }> {
  refuseWindows('Redis', 'REDIS_URL');
  const program = redisProgram();
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const child = await spawnGuarded(program.command(chosen), { orderly: 'TERM', output: 'pipe', env: { PATH: process.env.PATH } });
    const failure = await untilReady(child, program);
    if (!failure) return { kind: program.kind, url: `redis://127.0.0.1:${chosen}`, pid: child.pid, exited: child.exited, stop: child.stop, kill: child.kill };
    await child.stop();
    const taken = /EADDRINUSE|address already in use/i.test(failure.printed);
    if (taken && port === undefined && attempt < ATTEMPTS) continue;
    throw new Error(
      `The embedded Redis (${program.kind}) did not start on port ${chosen}: ${failure.because}. Its last lines:\n${failure.printed}\n` +
        (taken ? `Stop what listens on port ${chosen}, or choose another port.` : 'Correct what they say, or set REDIS_URL to a server of your own.'),
    );
  }
}

interface Failure {
  readonly because: string;
  readonly printed: string;
}

async function untilReady(child: GuardedProcess, { ready }: RedisProgram): Promise<Failure | undefined> {
  let printed = '';
  let timer: NodeJS.Timeout | undefined;
  const isReady = new Promise<undefined>((resolve) => {
    // It goes on being read after that: a full pipe would stop the server.
    child.output?.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-4000);
      if (ready.test(printed)) resolve(undefined);
    });
  });
  const isLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`it was not ready within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
  });
  const because = await Promise.race([isReady, child.exited, isLate]);
  clearTimeout(timer);
  return because === undefined ? undefined : { because, printed: printed.trim() };
}
