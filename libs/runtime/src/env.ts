import { setting } from '@app/platform';
import { z } from 'zod';

/** What every process reads from outside. Each variable stands in .env.example with the same sentence. */
export const runtimeEnv = {
  /** PostgreSQL 14 or newer, for example postgres://tamiz:secret@localhost:5432/tamiz. */
  DATABASE_URL: z.string({ error: 'is missing. Give the URL of a PostgreSQL server, or run `npm start`, which brings its own.' }).regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
  /** Redis 6.2 or newer or Valkey, for example redis://localhost:6379. */
  REDIS_URL: z.string({ error: 'is missing. Give the URL of a Redis server, or run `npm start`, which brings its own.' }).regex(/^rediss?:\/\//, 'must begin with redis://'),
  /** The address that the HTTP server listens on; 0.0.0.0 for all of them. */
  HOST: setting.text('127.0.0.1'),
  /** The port of the HTTP server; 0 takes a free one. */
  PORT: setting.integer(3000, { max: 65_535 }),
  /** The most connections to PostgreSQL of this process for its work, and as many again for lists and what else only reads. */
  DATABASE_POOL_SIZE: setting.integer(10, { min: 3, max: 500 }),
  /** After how many milliseconds PostgreSQL cancels a statement of ours. */
  DATABASE_STATEMENT_TIMEOUT_MS: setting.integer(60_000, { min: 100 }),
  /** The first part of every key in Redis. */
  QUEUE_PREFIX: setting.text('tamiz'),
  /** How many batches a process works on at the same time, and one more where somebody waits for long; with one, those that wait meanwhile go on together. */
  WORKER_CONCURRENCY: setting.integer(1, { min: 1, max: 100 }),
  /** How many webhooks a process sends at the same time. They mostly wait for others, so there may be many. */
  DELIVERY_CONCURRENCY: setting.integer(100, { min: 1, max: 1_000 }),
  /** How many milliseconds after a process has rung for new events the next ring leaves for Redis at the earliest: the batches that come meanwhile share a ring and go on together; after a quiet moment none waits, nor where the stations run in the same process. 0: each at once. */
  RING_PACE_MS: setting.integer(50, { min: 0, max: 1_000 }),
  /** Above this many waiting jobs in a queue the backlog stays in PostgreSQL. */
  HIGH_WATER_JOBS: setting.integer(10_000, { min: 1 }),
  /** Above this share of Redis's maxmemory, in percent, the backlog stays in PostgreSQL. */
  HIGH_WATER_MEMORY_PERCENT: setting.integer(70, { min: 1, max: 100 }),
  /** How often, in milliseconds, the sweep looks for work that nobody was rung for. */
  SWEEP_EVERY_MS: setting.integer(1_000, { min: 50 }),
  /** How many days the answer to an idempotency key is kept. */
  IDEMPOTENCY_DAYS: setting.integer(30, { min: 1 }),
  /** How many days a browser session belongs to whoever was identified in it. */
  SESSION_DAYS: setting.integer(30, { min: 1 }),
  /** How many days the hits of rules are kept; their counts by day stay. A replay finds what was said no longer than this. */
  RULE_HIT_DAYS: setting.integer(400, { min: 1 }),
  /** How many days a backtest is kept after it ended. */
  BACKTEST_DAYS: setting.integer(90, { min: 1 }),
  /** How many days a delivery is kept with its attempts after it was taken or given up. Those of the last 14 days can be sent again. */
  DELIVERY_DAYS: setting.integer(90, { min: 14 }),
  /** After how many hours without a new cycle an entity that was active in the last 30 days is scored again, looked for every 10 minutes; 0: never. */
  RESCORE_AFTER_HOURS: setting.integer(24, { min: 0 }),
  /** How old the oldest waiting work of a station may be, in seconds, before health calls it degraded. */
  STATION_AGE_OBJECTIVE_SECONDS: setting.integer(30, { min: 1 }),
  /** How many events a key may send in a minute. */
  RATE_LIMIT_EVENTS_PER_MINUTE: setting.integer(600_000, { min: 1 }),
  /** How many requests a key may send in a minute to the endpoints that take no events. */
  RATE_LIMIT_REQUESTS_PER_MINUTE: setting.integer(6_000, { min: 1 }),
  /** How many requests without a valid key an address may send in a minute; further ones are answered 429. */
  RATE_LIMIT_FAILED_KEYS_PER_MINUTE: setting.integer(60, { min: 1 }),
  /** How often a minute somebody may try to log in with the same e-mail address. */
  RATE_LIMIT_LOGINS_PER_MINUTE: setting.integer(10, { min: 1 }),
  /** The most events of a calendar month (UTC) of an organization that has no limit of its own; left out: no limit. */
  MONTHLY_EVENT_LIMIT_DEFAULT: z.coerce.number().int().min(0).optional(),
  /** How long a request may take to arrive whole, in seconds; slower ones are answered with REQUEST_TIMEOUT. */
  REQUEST_TIMEOUT_SECONDS: setting.integer(300, { min: 1, max: 3_600 }),
  /** How long a connection without a request is kept, in seconds; longer than a load balancer in front keeps its own, or now and then one ends just as a request comes. */
  KEEP_ALIVE_SECONDS: setting.integer(72, { min: 1, max: 3_600 }),
  /** How long a process that was asked to stop (SIGTERM) serves on before it does, in milliseconds, while /health/ready answers 503: as long as a load balancer takes to see that. */
  SHUTDOWN_DRAIN_MS: setting.integer(1_000, { min: 0, max: 600_000 }),
  /** How long running work may take to finish at shutdown, in milliseconds: first what the stations have in hand, then requests that still come or are answered. */
  SHUTDOWN_WITHIN_MS: setting.integer(8_000, { min: 100 }),
  /** Opens the queue board and nothing else. Without it the board is closed. */
  ADMIN_KEY: setting.optional(),
} as const;

export type RuntimeEnv = z.infer<z.ZodObject<typeof runtimeEnv>>;
