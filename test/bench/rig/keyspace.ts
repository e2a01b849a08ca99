import { Redis } from 'ioredis';

/** One numbered database of the Redis server. */
export class Keyspace {
  private constructor(readonly url: string, private readonly redis: Redis) {}

  static async open(server: string, number: number): Promise<Keyspace> {
    const url = new URL(server);
    url.pathname = `/${number}`;
    const redis = new Redis(url.href, { lazyConnect: true });
    await redis.connect();
    return new Keyspace(url.href, redis);
  }

  async clear(): Promise<void> {
    await this.redis.flushdb();
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }
}
