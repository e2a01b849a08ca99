import { type QueueName, queueNames } from '@app/contracts';
import type { Doorbell } from './doorbell.js';
import type { Ring } from './ring.js';

/** Where the sweep learns what waits. One process at a time is the leader; the others' ticks do nothing. */
export interface WaitingWork {
  /** Runs the work when this process leads; answers whether it did. */
  asLeader(work: () => Promise<void>): Promise<boolean>;
  /** What is due to be rung, put off until its next deadline by this call. */
  takeDue(limit: number): Promise<Ring[]>;
  /** These were not rung: ask for them again after `forMs`. */
  holdBack(rings: readonly Ring[], forMs: number): Promise<void>;
  /** The stations that an operator holds. */
  heldStations(): Promise<QueueName[]>;
  /** What the leader does besides ringing: partitions ahead, old keys away. */
  keepHouse(): Promise<void>;
}

export interface SweepOptions {
  readonly everyMs: number;
  /** The most rings of one tick. */
  readonly limit: number;
}

const HOLD_BACK_MS = 2_000;
const BEAT_EVERY_MS = 10_000;

/** Rings again for everything that waits longer than its deadline: rung or not, it gets done. */
export class Sweep {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private beatAt = 0;

  constructor(
    private readonly doorbell: Doorbell,
    private readonly work: WaitingWork,
    private readonly options: SweepOptions,
    private readonly onError: (error: Error) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.tick()
        .catch((error: Error) => this.onError(error))
        .finally(() => {
          this.running = null;
        });
    }, this.options.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async tick(): Promise<void> {
    await this.work.asLeader(async () => {
      // Without Redis there is nothing to hold, and the rest of the tick tells so by itself.
      await this.doorbell.hold(await this.work.heldStations()).catch(() => undefined);
      const due = await this.work.takeDue(this.options.limit);
      const heard = await Promise.all(due.map((ring) => this.doorbell.ring(ring)));
      await this.work.holdBack(due.filter((_, n) => !heard[n]), HOLD_BACK_MS);
      await this.beat();
      await this.work.keepHouse();
    });
  }

  /** Asks every station for a sign of life. */
  private async beat(): Promise<void> {
    if (Date.now() - this.beatAt < BEAT_EVERY_MS) return;
    this.beatAt = Date.now();
    await Promise.all(queueNames.map((name: QueueName) => this.doorbell.beat(name).catch(() => undefined)));
  }
}
