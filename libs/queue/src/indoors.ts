import type { QueueName } from '@app/contracts';
import type { Hands } from './hands.js';
import type { Ring } from './ring.js';

/** Beyond these they wait in Redis, where operators see them, and not in this process. */
const MOST_WAITING = 100;

interface Station {
  readonly hands: Hands;
  /** Never throws: what went wrong is written down by whoever answers. */
  readonly answer: (job: Ring['job']) => Promise<void>;
  waiting: number;
}

/**
 * Rings for stations of this same process. The way through Redis and back costs both as much as many a batch of one event, and
 * under load rings queued there for batches that had long gone on with others. A ring in here is lost with its process as one in
 * Redis is with Redis, and the sweep rings again for both.
 */
export class Indoors {
  private readonly stations = new Map<QueueName, Station>();
  private readonly inWork = new Map<QueueName, Set<Promise<void>>>();
  private closed = false;

  /** `isSilent`: whether a station is held or has too much to do, so that what waits is left to the sweep. */
  constructor(private readonly isSilent: (queue: QueueName) => boolean) {}

  /** `hands`: shared with what comes through Redis. */
  open(queue: QueueName, hands: Hands, answer: Station['answer']): void {
    this.stations.set(queue, { hands, answer, waiting: 0 });
    this.inWork.set(queue, new Set());
  }

  /** Answers false when it must go out: nobody in here answers, or too many wait already. */
  ring({ queue, job }: Ring): boolean {
    const station = this.stations.get(queue);
    if (!station || this.closed || station.waiting >= MOST_WAITING) return false;
    void this.answer(queue, station, job);
    return true;
  }

  busy(queue: QueueName): number {
    return this.inWork.get(queue)?.size ?? 0;
  }

  /** Begins nothing more. Resolves when all that runs has ended. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.inWork.values()].flatMap((running) => [...running]));
  }

  private async answer(queue: QueueName, station: Station, job: Ring['job']): Promise<void> {
    station.waiting += 1;
    await station.hands.take();
    station.waiting -= 1;
    if (this.closed || this.isSilent(queue)) return station.hands.free();
    const running = this.inWork.get(queue);
    const work = station.answer(job).finally(() => {
      running?.delete(work);
      station.hands.free();
    });
    running?.add(work);
    await work;
  }
}
