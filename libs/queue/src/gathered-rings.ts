import { BATCHES_OF_RING } from '@app/contracts';
import type { BatchRing } from './ring.js';

interface Waiting {
  readonly ring: BatchRing;
  readonly answer: (heard: boolean) => void;
}

/**
 * The rings of this process at the beginning of the path. Each costs Redis and both processes a millisecond, and a batch of an event or two
 * costs every station behind it a whole transaction: they all work on such batches at once, on the same processors, and so each takes as
 * long as all. So after one ring has left, those that come within `paceMs` leave together, their batches go on together, and one has
 * gone through before the next comes. After a quiet moment nobody waits.
 */
export class GatheredRings {
  private waiting: Waiting[] = [];
  private leftAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  /** `send` brings rings of one round to Redis in one job, and answers whether it took it. It never throws. */
  constructor(
    private readonly send: (rings: readonly BatchRing[]) => Promise<boolean>,
    private readonly paceMs: number,
  ) {}

  /** Answers false when Redis did not take it. */
  add(ring: BatchRing): Promise<boolean> {
    return new Promise((answer) => {
      this.waiting.push({ ring, answer });
      const rest = this.leftAt + this.paceMs - performance.now();
      if (rest <= 0) void this.leave();
      else this.timer ??= setTimeout(() => void this.leave(), rest);
    });
  }

  /** Whatever waits leaves at once. Resolves when Redis has answered. */
  async leave(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    this.leftAt = performance.now();
    await Promise.all(jobsOf(this.waiting.splice(0)).map((some) => this.sendAll(some)));
  }

  private async sendAll(some: readonly Waiting[]): Promise<void> {
    const heard = await this.send(some.map(({ ring }) => ring));
    for (const { answer } of some) answer(heard);
  }
}

/** Of one round each, and no more than a job may name. */
function jobsOf(all: readonly Waiting[]): Waiting[][] {
  const jobs: Waiting[][] = [];
  const open = new Map<number, Waiting[]>();
  for (const one of all) {
    let job = open.get(one.ring.round);
    if (!job || job.length === BATCHES_OF_RING) {
      job = [];
      open.set(one.ring.round, job);
      jobs.push(job);
    }
    job.push(one);
  }
  return jobs;
}
