import { batchesJob, type JobOf, type QueueContract, type QueueName, queueNames, queues } from '@app/contracts';
import { DiscoveryService } from '@nestjs/core';
import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { Consumes, type Handles } from './consumes.js';
import { type Doorbell, queueTitle } from './doorbell.js';
import { Hands } from './hands.js';
import { patient } from './redis.js';
import { Turns, type TurnsOptions } from './turns.js';

export interface ConsumersOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  /** The queues that this process promises to answer. */
  readonly promised: readonly QueueName[];
  /** How many jobs of each queue this process works on at the same time. */
  readonly concurrency: Readonly<Record<QueueName, number>>;
  /** The queues whose jobs keep this machine busy, and how many of them, of whichever queue, this process works on at the same time. */
  readonly inTurns: TurnsOptions & { readonly queues: readonly QueueName[] };
  /** How long running jobs may finish at shutdown, in ms. */
  readonly closeWithinMs: number;
}

export interface ConsumerEvents {
  processed(queue: QueueName, durationMs: number): void;
  failed(queue: QueueName, error: Error): void;
  /** A heartbeat job came out of the queue: this station consumes. */
  beat(queue: QueueName): Promise<void>;
}

/** Finds the classes that answer doorbells and lets each be rung for through BullMQ and from within the process; refuses to start when one is missing. */
export class Consumers {
  private readonly workers: Worker[] = [];
  private readonly turns: Turns;
  private redis: Redis | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly doorbell: Doorbell,
    private readonly events: ConsumerEvents,
    private readonly options: ConsumersOptions,
  ) {
    this.turns = new Turns(options.inTurns);
  }

  start(): void {
    const found = this.find();
    const missing = this.options.promised.filter((name) => !found.has(name));
    if (missing.length > 0) {
      throw new Error(`Nothing answers the queue(s) ${missing.join(', ')}. Add a provider with @Consumes(...) for each, or do not promise them.`);
    }
    this.redis = patient(this.options.redisUrl);
    for (const [name, handler] of found) {
      const hands = new Hands(this.options.concurrency[name]);
      this.workers.push(this.work(name, handler, hands, this.redis));
      // Told by `answer`, and written down: nobody waits for what became of it.
      this.doorbell.indoors.open(name, hands, (job) => this.answer(name, handler, job).catch(() => undefined));
    }
  }

  /** Takes no new job, lets the running ones finish, and gives up waiting at the deadline: their batches are rung again. */
  async close(): Promise<void> {
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, this.options.closeWithinMs).unref());
    await Promise.race([Promise.allSettled([this.doorbell.indoors.close(), ...this.workers.map((worker) => worker.close())]), deadline]);
    this.redis?.disconnect();
  }

  private find(): Map<QueueName, Handles<QueueContract>> {
    const found = new Map<QueueName, Handles<QueueContract>>();
    for (const wrapper of this.discovery.getProviders({ metadataKey: Consumes.KEY })) {
      const contract = this.discovery.getMetadataByDecorator(Consumes, wrapper) as QueueContract;
      const name = contract.name as QueueName;
      if (found.has(name)) throw new Error(`Two providers answer the queue ${name}. Keep one.`);
      if (this.options.promised.includes(name)) found.set(name, wrapper.instance as Handles<QueueContract>);
    }
    return found;
  }

  private work(name: QueueName, handler: Handles<QueueContract>, hands: Hands, connection: Redis): Worker {
    const worker = new Worker(queueTitle(name), (job) => this.hear(name, handler, hands, job), {
      connection,
      prefix: this.options.prefix,
      concurrency: this.options.concurrency[name],
      // A worker that was killed gives its job back; how often that may happen is for the ledger to judge.
      maxStalledCount: 100,
      stalledInterval: 15_000,
      lockDuration: 30_000,
    });
    return worker.on('error', () => undefined);
  }

  private async hear(name: QueueName, handler: Handles<QueueContract>, hands: Hands, job: Job): Promise<void> {
    if (job.name === 'heartbeat') return this.events.beat(name);
    const together = batchesJob.safeParse(job.data);
    const works = together.success ? together.data.batchIds.map((batchId) => ({ v: 1, batchId }) as const) : [queues[name].job.parse(job.data)];
    await hands.take();
    try {
      await this.answerAll(name, handler, works);
    } finally {
      hands.free();
    }
  }

  /** What goes wrong with one keeps nobody behind it; the job tells of it when all have been answered. */
  private async answerAll(name: QueueName, handler: Handles<QueueContract>, works: readonly JobOf<QueueContract>[]): Promise<void> {
    const failures: unknown[] = [];
    for (const work of works) await this.answer(name, handler, work).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async answer(name: QueueName, handler: Handles<QueueContract>, work: JobOf<QueueContract>): Promise<void> {
    if (!this.options.inTurns.queues.includes(name)) return this.handle(name, handler, work);
    await this.turns.take(queueNames.indexOf(name));
    try {
      await this.handle(name, handler, work);
    } finally {
      this.turns.free();
    }
  }

  private async handle(name: QueueName, handler: Handles<QueueContract>, work: JobOf<QueueContract>): Promise<void> {
    const startedAt = performance.now();
    try {
      await handler.handle(work);
      this.events.processed(name, performance.now() - startedAt);
    } catch (error) {
      this.events.failed(name, error as Error);
      await handler.failed(work, error as Error);
      throw error;
    }
  }
}
