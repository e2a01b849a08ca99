import { type ClaimedBacktest, OpenBacktests } from '@app/database';
import { log } from '@app/platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';

/** How often a process looks for backtests that nobody works on, in ms. */
const LOOK_EVERY_MS = 1_000;
/** Between two steps, so that events that come meanwhile have the database to themselves half of the time. */
const REST_MS = 20;

/** Works through the backtests, one after the other, each from the event where it stood. */
@Injectable()
export class RunBacktests implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private stopping = false;

  constructor(private readonly open: OpenBacktests) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private wake(): void {
    this.running ??= this.work()
      .catch((error: unknown) => log.warn({ err: error }, 'Backtests could not be worked on; they go on at the next look.'))
      .finally(() => {
        this.running = null;
      });
  }

  private async work(): Promise<void> {
    for (let job = await this.open.claim(); job !== null; job = this.stopping ? null : await this.open.claim()) await this.finish(job);
  }

  private async finish(job: ClaimedBacktest): Promise<void> {
    try {
      const rule = await this.open.ruleOf(job);
      if (!rule) return;
      for (let isMore = true; isMore; ) {
        if (this.stopping) return await this.open.release(job.id);
        isMore = await this.open.step(job, rule);
        await setTimeout(REST_MS);
      }
      await this.open.complete(job);
    } catch (error) {
      log.warn({ backtest: job.id, err: error }, 'A backtest stumbled; it goes on from its last step in a moment.');
      await this.open.stumble(job.id, error as Error);
    }
  }
}
