import { Ages, Database, LagTallies, StationTallies } from '@app/database';
import { Consumers, Doorbell, Sweep } from '@app/queue';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LagCounts } from './lag-counts.js';
import { Pulse } from './pulse.js';
import { WORKER_NAME } from './tokens.js';
import { WorkCounts } from './work-counts.js';

const LOOK_EVERY_MS = 5_000;

/**
 * Start: everything is wired, then workers and sweep begin. Stop, in this order: no new work is taken and what runs is
 * finished, then the connections go. A job never finds a closed pool.
 */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly consumers: Consumers,
    private readonly sweep: Sweep,
    private readonly doorbell: Doorbell,
    private readonly database: Database,
    private readonly ages: Ages,
    private readonly pulse: Pulse,
    private readonly counts: WorkCounts,
    private readonly tallies: StationTallies,
    private readonly lags: LagCounts,
    private readonly lagTallies: LagTallies,
    @Inject(WORKER_NAME) private readonly worker: string,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers.start();
    this.sweep.start();
    this.watch = setInterval(() => void Promise.allSettled([this.feelPulse(), this.tellWork()]), LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.watch);
    await this.sweep.stop();
    await this.consumers.close();
    await this.tellWork().catch(() => undefined);
  }

  private async tellWork(): Promise<void> {
    // Lags that could not be told are lost: they are a picture of the hour, not an account.
    await this.lagTallies.add(await this.lags.take());
    const work = this.counts.take();
    if (work.length === 0) return;
    await this.tallies.add(this.worker, work).catch((error: unknown) => {
      this.counts.giveBack(work);
      throw error;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.doorbell.close();
    await this.database.close();
  }

  /** Another worker of the same station may have taken the heartbeat: that shows the queue moves. */
  private async feelPulse(): Promise<void> {
    this.pulse.redis((await this.doorbell.ping()).up);
    const ages = await this.ages.all();
    const freshest = Math.min(...Object.values(ages).map((age) => age.heartbeatSeconds ?? Infinity));
    // Nobody consumes at a station that is held: that is no reason to restart its processes.
    const isHeld = Object.values(ages).some(({ pausedAt }) => pausedAt !== null);
    if (isHeld || freshest < LOOK_EVERY_MS / 1_000 + 10) this.pulse.sign();
  }
}
