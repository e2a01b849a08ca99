import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@app/database';
import { Redis } from 'ioredis';
import type { EmbeddedServer } from '../../../apps/standalone/src/embedded/embedded-server.js';
import { startPostgres } from '../../../apps/standalone/src/embedded/postgres.js';
import { startRedis } from '../../../apps/standalone/src/embedded/redis.js';

const TRIES = 20;

/** PostgreSQL and Redis that can be pulled from under everybody and come back where they were. */
export class Servers {
  restarts = 0;

  private constructor(
    private readonly folder: string,
    private postgres: EmbeddedServer,
    private redis: EmbeddedServer & { readonly kind: string },
  ) {}

  static async start(folder: string): Promise<Servers> {
    const [postgres, redis] = await Promise.all([startPostgres({ folder }), startRedis({})]);
    return new Servers(folder, postgres, redis);
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  get redisUrl(): string {
    return this.redis.url;
  }

  get redisKind(): string {
    return this.redis.kind;
  }

  /** In order: it ends its sessions and writes everything down first. */
  stopPostgres(): Promise<void> {
    return this.postgres.stop();
  }

  /** As a power cut would: every process of it at once, the postmaster first so that it sees nobody else fall. */
  async crashPostgres(database: Database): Promise<void> {
    const sessions = await database.rows<{ pid: number }>('select pid from pg_stat_activity');
    this.postgres.kill('SIGKILL');
    for (const { pid } of sessions) kill(pid);
    await this.postgres.exited;
  }

  async startPostgres(): Promise<void> {
    this.postgres = await insist(() => startPostgres({ folder: this.folder, port: portOf(this.postgres.url) }));
    this.restarts += 1;
  }

  async flushRedis(): Promise<void> {
    const redis = new Redis(this.redis.url, { lazyConnect: true });
    await redis.connect();
    await redis.flushall();
    redis.disconnect();
  }

  freezeRedis(): void {
    this.redis.kill('SIGSTOP');
  }

  thawRedis(): void {
    this.redis.kill('SIGCONT');
  }

  async killRedis(): Promise<void> {
    this.redis.kill('SIGKILL');
    await this.redis.exited;
  }

  async startRedis(): Promise<void> {
    this.redis = await insist(() => startRedis({ port: portOf(this.redis.url) }));
    this.restarts += 1;
  }

  async stop(): Promise<void> {
    await this.redis.stop();
    await this.postgres.stop();
  }
}

const portOf = (url: string): number => Number(new URL(url).port);

/** Everybody tries to reach the port meanwhile, and the system may lend it for a moment to one of these connections. */
async function insist<Server>(start: () => Promise<Server>): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === TRIES || !/in use|EADDRINUSE/i.test((error as Error).message)) throw error;
      await sleep(200);
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker: without its postmaster none of them stays.
  }
}
