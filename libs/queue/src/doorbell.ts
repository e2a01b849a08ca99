import { batchesKey, type QueueName, queueNames, queues } from '@app/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { GatheredRings } from './gathered-rings.js';
import { Indoors } from './indoors.js';
import type { BatchRing, Ring } from './ring.js';
import { failFast } from './redis.js';

export interface DoorbellOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  /** Above this many waiting jobs in a queue its doorbell is silent; the backlog waits in PostgreSQL. */
  readonly highWaterJobs: number;
  /** Above this share of Redis's maxmemory all doorbells are silent, 0..1. */
  readonly highWaterMemory: number;
  /** How long after a ring at the beginning of the path the next one leaves for Redis at the earliest, in ms; what comes meanwhile leaves with it. */
  readonly ringPaceMs: number;
}

/** Events come here one by one. What comes to a later station is what an earlier one made of them, and waits no more. */
const BEGINNING = 'geolocation' satisfies QueueName;
const LOOK_EVERY_MS = 1_000;
/** Whoever has not looked for so long does not know whether a station is held: its rings go through Redis, which does. */
const KNOWN_FOR_MS = 2_000;
/** Longer than from sweep to sweep. Whoever does not sweep hears by Redis alone that somebody else let a station go on. */
const HELD_FOR_MS = 30_000;
/** Probes give up after a few seconds: a Redis that hangs must be told of before that. */
const PING_WITHIN_MS = 1_000;
const kept = { removeOnComplete: true, removeOnFail: { age: 24 * 3_600, count: 1_000 }, attempts: 1 };

/**
 * Wakes stations through BullMQ. It may fail and it may be silent: whoever rings has written down in PostgreSQL what is
 * to be done, and the sweep rings again.
 */
export class Doorbell {
  readonly queues: ReadonlyMap<QueueName, Queue>;
  /** Stations of this same process: a ring for them stays in it. */
  readonly indoors = new Indoors((queue) => this.overfull.has(queue));
  private readonly gathered: GatheredRings;
  private readonly redis: Redis;
  private readonly overfull = new Set<QueueName>();
  /** As it was told here last: a Redis that was lost does not know until the next sweep. */
  private held: { readonly names: readonly QueueName[]; readonly until: number } = { names: [], until: 0 };
  private watch: Promise<void> | null = null;
  private lookedAt = 0;
  private knownAt = 0;

  constructor(
    private readonly options: DoorbellOptions,
    private readonly unheard: (queue: QueueName, error: Error) => void,
  ) {
    this.redis = failFast(options.redisUrl);
    this.queues = new Map(queueNames.map((name) => [name, this.open(name)]));
    this.gathered = new GatheredRings((rings) => this.sendTogether(rings), options.ringPaceMs);
  }

  /** Answers false when the ring was held back or Redis did not take it. */
  async ring(ring: Ring): Promise<boolean> {
    this.lookAround();
    if (this.overfull.has(ring.queue)) return false;
    if (Date.now() - this.knownAt < KNOWN_FOR_MS && this.indoors.ring(ring)) return true;
    const { queue, job, round } = ring;
    return queue === BEGINNING && 'batchId' in job ? this.gathered.add({ job, round }) : this.send(ring);
  }

  private sendTogether(rings: readonly BatchRing[]): Promise<boolean> {
    const [first] = rings as [BatchRing];
    if (rings.length === 1) return this.send({ queue: BEGINNING, ...first });
    const job = { v: 3 as const, batchIds: rings.map(({ job: { batchId } }) => batchId) };
    return this.add(BEGINNING, job, `${batchesKey(job)}-${first.round}`);
  }

  private send({ queue, job, round }: Ring): Promise<boolean> {
    return this.add(queue, job, `${(queues[queue].key as (job: Ring['job']) => string)(job)}-${round}`);
  }

  private async add(name: QueueName, job: object, jobId: string): Promise<boolean> {
    try {
      await this.queues.get(name)?.add('ring', job, { ...kept, jobId });
      return true;
    } catch (error) {
      this.unheard(name, error as Error);
      return false;
    }
  }

  /** A job that any living worker of the station answers by a heartbeat. */
  async beat(name: QueueName): Promise<void> {
    await this.queues.get(name)?.add('heartbeat', { v: 1 }, { removeOnComplete: true, removeOnFail: true, jobId: 'heartbeat' });
  }

  /** The answer of Redis, or the reason why there is none. */
  async ping(): Promise<{ up: true } | { up: false; because: string }> {
    let late: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`Redis did not answer within ${PING_WITHIN_MS} ms.`)), PING_WITHIN_MS);
    });
    try {
      await Promise.race([this.redis.ping(), silence]);
      return { up: true };
    } catch (error) {
      return { up: false, because: (error as Error).message };
    } finally {
      clearTimeout(late);
    }
  }

  async close(): Promise<void> {
    await this.gathered.leave();
    await this.watch;
    for (const queue of this.queues.values()) await queue.close().catch(() => undefined);
    this.redis.disconnect();
  }

  /** Without the version check a queue that is opened while Redis is away heals when Redis comes. */
  private open(name: QueueName): Queue {
    const queue = new Queue(queueTitle(name), { connection: this.redis, prefix: this.options.prefix, skipWaitingForReady: true, skipVersionCheck: true });
    return queue.on('error', () => undefined);
  }

  /** Once a second at most, beside the ringing and never in its way. */
  private lookAround(): void {
    if (this.watch || Date.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = Date.now();
    this.watch = this.look().catch(() => undefined).finally(() => {
      this.watch = null;
    });
  }

  private async look(): Promise<void> {
    const memoryIsShort = (await this.memoryShare()) > this.options.highWaterMemory;
    for (const [name, queue] of this.queues) {
      const full = memoryIsShort || this.isHeld(name) || (await queue.isPaused()) || (await queue.getWaitingCount()) > this.options.highWaterJobs;
      if (full) this.overfull.add(name);
      else this.overfull.delete(name);
    }
    this.knownAt = Date.now();
  }

  /** Makes Redis hold the jobs of these stations and of no other, whatever it remembers of that. */
  async hold(held: readonly QueueName[]): Promise<void> {
    // A look that asked before Redis is told would let go of what is held: it ends first, and none begins meanwhile.
    while (this.watch) await this.watch;
    const told = this.tell(held);
    this.watch = told.catch(() => undefined).finally(() => {
      this.watch = null;
    });
    await told;
  }

  private async tell(held: readonly QueueName[]): Promise<void> {
    this.held = { names: held, until: Date.now() + HELD_FOR_MS };
    for (const name of held) this.overfull.add(name);
    for (const [name, queue] of this.queues) {
      const wanted = held.includes(name);
      if ((await queue.isPaused()) !== wanted) await (wanted ? queue.pause() : queue.resume());
    }
  }

  private isHeld(name: QueueName): boolean {
    return this.held.names.includes(name) && Date.now() < this.held.until;
  }

  /** What Redis uses and what it does when that is too much; null while it is away. */
  async memory(): Promise<{ usedBytes: number; limitBytes: number | null; policy: string } | null> {
    if (!(await this.ping()).up) return null;
    const info = await this.redis.info('memory').catch(() => '');
    const read = (field: string): string | undefined => new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1];
    return { usedBytes: Number(read('used_memory') ?? 0), limitBytes: Number(read('maxmemory')) || null, policy: read('maxmemory_policy') ?? 'unknown' };
  }

  /** The share of Redis's memory limit that is in use; 0 without a limit. */
  async memoryShare(): Promise<number> {
    const info = await this.redis.info('memory');
    const read = (field: string): number => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
    const limit = read('maxmemory');
    return limit > 0 ? read('used_memory') / limit : 0;
  }
}

/** In a hash tag, so that all keys of a queue share one slot of a Redis Cluster. */
export const queueTitle = (name: QueueName): string => `{${name}}`;
