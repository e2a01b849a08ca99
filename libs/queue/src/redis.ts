import { Redis, type RedisOptions } from 'ioredis';

const reconnect = (times: number): number => Math.min(100 * times, 2_000);

/** For doorbells: an answer at once or an error at once, so that ingest never waits for Redis. */
export function failFast(url: string): Redis {
  return quiet(new Redis(url, { ...always, enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000, commandTimeout: 5_000 }));
}

/** For workers: they wait for Redis as long as it takes. */
export function patient(url: string): Redis {
  return quiet(new Redis(url, { ...always, maxRetriesPerRequest: null }));
}

const always: RedisOptions = { retryStrategy: reconnect, keepAlive: 10_000 };

/** A lost Redis is told once by health and metrics, not a thousand times by the log; unheard, the event would end the process. */
function quiet(redis: Redis): Redis {
  return redis.on('error', () => undefined);
}
