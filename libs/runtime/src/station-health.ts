import { type QueueName, queueNames } from '@app/contracts';
import { Ages, Database, LagTallies, OperateLedger, StationTallies } from '@app/database';
import { Doorbell } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { RuntimeEnv } from './env.js';
import { lagOf } from './lag-counts.js';
import { RUNTIME_ENV } from './tokens.js';

const LATELY_MINUTES = 5;
const LOOK_AFTER_MS = 1_000;

/** How the stations are, and the servers that they need: what an operator looks at. It names nobody. */
@Injectable()
export class StationHealth {
  private looked: { readonly at: number; readonly answer: ReturnType<StationHealth['look']> } | undefined;

  constructor(
    private readonly ages: Ages,
    private readonly tallies: StationTallies,
    private readonly lagTallies: LagTallies,
    private readonly ledger: OperateLedger,
    private readonly database: Database,
    private readonly doorbell: Doorbell,
    @Inject(RUNTIME_ENV) private readonly env: RuntimeEnv,
  ) {}

  /** However many look: the ledger is counted once a second. */
  now(): ReturnType<StationHealth['look']> {
    if (!this.looked || Date.now() - this.looked.at > LOOK_AFTER_MS) this.looked = { at: Date.now(), answer: this.look() };
    return this.looked.answer;
  }

  /** Something was done to a station: whoever looks next sees it. */
  forget(): void {
    this.looked = undefined;
  }

  private async look() {
    const [ages, records, lags, ledger, redis] = await Promise.all([this.ages.all(), this.tallies.lastHour(), this.lagTallies.lastHour(), this.ledger.size(), this.doorbell.memory()]);
    const stations = await Promise.all(
      queueNames.map(async (station) => {
        const { details, heartbeatSeconds, ...age } = ages[station];
        const { processed = 0, failed = 0, busyMs = 0, processedLately = 0, workers = 0, minutes = [] } = records.get(station) ?? {};
        return {
          station,
          ...age,
          objectiveSeconds: this.env.STATION_AGE_OBJECTIVE_SECONDS,
          consuming: heartbeatSeconds !== null && heartbeatSeconds < this.env.STATION_AGE_OBJECTIVE_SECONDS,
          inWork: redis ? await this.inWork(station) : null,
          workers,
          perMinute: processedLately / LATELY_MINUTES,
          failureShare: processed + failed > 0 ? failed / (processed + failed) : null,
          msPerBatch: processed > 0 ? busyMs / processed : null,
          minutes,
          details,
        };
      }),
    );
    return { at: new Date(), eventToScore: lagOf(lags, 'eventToScore'), eventToWebhook: lagOf(lags, 'eventToWebhook'), stations, ledger, redis, database: this.database.connections() };
  }

  /** Null while Redis does not say. What another process works on without a job in Redis it alone knows. */
  private async inWork(station: QueueName): Promise<number | null> {
    const jobs = await this.doorbell.queues.get(station)?.getActiveCount().catch(() => null);
    return typeof jobs === 'number' ? jobs + this.doorbell.indoors.busy(station) : null;
  }
}
