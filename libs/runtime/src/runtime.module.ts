import { hostname } from 'node:os';
import type { QueueName } from '@app/contracts';
import { Ages, ApiKeys, ChangeLog, Database, Deliveries, DueBadges, HourTallies, HouseKeeping, LagTallies, Ledger, OperateLedger, Rescoring, ScoreTallies, Sessions, StationTallies } from '@app/database';
import { Consumers, Doorbell, Sweep } from '@app/queue';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { log } from '@app/platform';
import { Access } from './access/access.js';
import { KeyGuard } from './access/key.guard.js';
import { Drain } from './drain.js';
import type { RuntimeEnv } from './env.js';
import { HealthController } from './health.controller.js';
import { LagCounts } from './lag-counts.js';
import { Lifecycle } from './lifecycle.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { Pulse } from './pulse.js';
import { RateLimits } from './rate-limit/rate-limits.js';
import { RUNTIME_ENV, WORKER_NAME } from './tokens.js';
import { StationHealth } from './station-health.js';
import { LedgerWork } from './waiting-work.js';
import { WorkCounts } from './work-counts.js';

export { RUNTIME_ENV } from './tokens.js';

export interface RuntimeOptions {
  readonly env: RuntimeEnv;
  readonly database: Database;
  readonly drain: Drain;
  /** The queues that this process answers. */
  readonly promised: readonly QueueName[];
}

const HOUSE_EVERY_MS = 3_600_000;
const REMOVE_FOR_MS = 5_000;
const AGEING_EVERY_MS = 600_000;
const RINGS_PER_TICK = 1_000;

/** What every process has: both servers, the sweep, its workers, health and metrics. */
@Global()
@Module({})
export class RuntimeModule {
  static with({ env, database, drain, promised }: RuntimeOptions): DynamicModule {
    const ledger = new Ledger(database);
    const deliveries = new Deliveries(database);
    const metrics = new Metrics();
    const doorbell = new Doorbell(
      { redisUrl: env.REDIS_URL, prefix: env.QUEUE_PREFIX, highWaterJobs: env.HIGH_WATER_JOBS, highWaterMemory: env.HIGH_WATER_MEMORY_PERCENT / 100, ringPaceMs: env.RING_PACE_MS },
      (queue, error) => {
        metrics.unheard.inc({ station: queue });
        log.debug({ station: queue, err: error }, 'Redis did not take a ring; the sweep rings again.');
      },
    );
    const ages = new Ages(database);
    const pulse = new Pulse(promised.length > 0);
    const house = new HouseKeeping(database, { everyMs: HOUSE_EVERY_MS, idempotencyDays: env.IDEMPOTENCY_DAYS, sessionDays: env.SESSION_DAYS, ruleHitDays: env.RULE_HIT_DAYS, backtestDays: env.BACKTEST_DAYS, deliveryDays: env.DELIVERY_DAYS, removeForMs: REMOVE_FOR_MS });
    const rescoring = new Rescoring(database, { everyMs: AGEING_EVERY_MS, hours: env.RESCORE_AFTER_HOURS });
    const operating = new OperateLedger(database);
    const counts = new WorkCounts(promised);
    const work = new LedgerWork(ledger, deliveries, new DueBadges(database), house, rescoring, new ScoreTallies(database), new HourTallies(database), operating);
    const onSweepError = (error: Error) => log.warn({ err: error }, 'The sweep did not finish; it tries again at its next tick.');
    const sweep = new Sweep(doorbell, work, { everyMs: env.SWEEP_EVERY_MS, limit: RINGS_PER_TICK }, onSweepError);
    const worker = `${hostname()}:${process.pid}`;
    const consumers = {
      provide: Consumers,
      inject: [DiscoveryService],
      useFactory: (discovery: DiscoveryService) =>
        new Consumers(
          discovery,
          doorbell,
          {
            processed(queue, durationMs) {
              pulse.sign();
              counts.processed(queue, durationMs);
              metrics.processed.inc({ station: queue });
              metrics.duration.observe({ station: queue }, durationMs / 1_000);
            },
            failed(queue, error) {
              pulse.sign();
              counts.failed(queue);
              metrics.failed.inc({ station: queue });
              log.warn({ station: queue, err: error }, 'A job failed; its work is tried again.');
            },
            async beat(queue) {
              pulse.sign();
              await ages.beat(queue, worker);
            },
          },
          { redisUrl: env.REDIS_URL, prefix: env.QUEUE_PREFIX, promised, concurrency: concurrencyOf(env), inTurns: inTurns(env), closeWithinMs: env.SHUTDOWN_WITHIN_MS },
        ),
    };
    const ready = [
      { provide: RUNTIME_ENV, useValue: env },
      { provide: Database, useValue: database },
      { provide: Drain, useValue: drain },
      { provide: Doorbell, useValue: doorbell },
      { provide: Ledger, useValue: ledger },
      { provide: Deliveries, useValue: deliveries },
      { provide: OperateLedger, useValue: operating },
      { provide: StationTallies, useValue: new StationTallies(database) },
      { provide: WorkCounts, useValue: counts },
      { provide: LagCounts, useValue: new LagCounts(metrics) },
      { provide: LagTallies, useValue: new LagTallies(database) },
      { provide: WORKER_NAME, useValue: worker },
      { provide: Ages, useValue: ages },
      { provide: Metrics, useValue: metrics },
      { provide: Pulse, useValue: pulse },
      { provide: Sweep, useValue: sweep },
      { provide: RateLimits, useValue: new RateLimits(env) },
      { provide: ApiKeys, useValue: new ApiKeys(database) },
      { provide: Sessions, useValue: new Sessions(database) },
      { provide: ChangeLog, useValue: new ChangeLog(database) },
    ];
    return {
      module: RuntimeModule,
      imports: [DiscoveryModule, TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController],
      providers: [...ready, consumers, Access, StationHealth, { provide: APP_GUARD, useClass: KeyGuard }, Lifecycle],
      exports: [...ready.map(({ provide }) => provide), Consumers, Access, StationHealth],
    };
  }
}

/** A batch of a few events takes some ms, one of a backlog half a second. */
const WAITS_FOR_LONG_MS = 100;
const inTurns = ({ WORKER_CONCURRENCY: batches }: RuntimeEnv) => ({ queues: ['geolocation', 'scoring', 'alerting'] as const, steady: batches, most: batches + 1, patienceMs: WAITS_FOR_LONG_MS });

/**
 * Stations of batches are busy with this machine, and take turns at it: any of them may have them all. Delivery waits for others'
 * machines, and a slow one must not hold the rest up.
 */
function concurrencyOf(env: RuntimeEnv): Record<QueueName, number> {
  const { most: batches } = inTurns(env);
  const { DELIVERY_CONCURRENCY: webhooks } = env;
  return { geolocation: batches, scoring: batches, alerting: batches, delivery: webhooks };
}
