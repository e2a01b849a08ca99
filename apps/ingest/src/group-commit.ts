import type { EventToRecord, RecordOutcome } from '@app/database';
import { AppError, isConnectionFailure } from '@app/platform';

export type CommitOutcome = RecordOutcome | { readonly is: 'refused'; readonly error: Error };

export interface GroupCommitOptions {
  /** The most groups that are on their way to the disk at the same time. */
  readonly mostGroups: number;
  readonly mostEvents: number;
  readonly mostWaitingEvents: number;
  readonly mostWaitingBytes: number;
}

interface Request {
  readonly events: readonly EventToRecord[];
  readonly bytes: number;
  readonly answer: (outcomes: readonly CommitOutcome[]) => void;
  readonly fail: (error: Error) => void;
}

/** A group beside one in flight leaves when so many events wait: a smaller one would pay a whole commit for a few. */
const WORTH_A_COMMIT = 16;

/**
 * Shares the cost of a commit. The requests that arrive while a group is in flight gather and go next, with no timer: at low
 * load a group is one event and waits for nobody. Under load a few groups are in flight, so that PostgreSQL works on one
 * while the next is made ready.
 */
export class GroupCommit {
  private waiting: Request[] = [];
  private waitingEvents = 0;
  private waitingBytes = 0;
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly record: (events: readonly EventToRecord[]) => Promise<readonly RecordOutcome[]>,
    private readonly options: GroupCommitOptions,
  ) {}

  /** Answers when the events are on disk: one outcome for each, in their order. */
  submit(events: readonly EventToRecord[], bytes: number): Promise<readonly CommitOutcome[]> {
    const { mostWaitingEvents, mostWaitingBytes } = this.options;
    if (this.waitingEvents + events.length > mostWaitingEvents || this.waitingBytes + bytes > mostWaitingBytes) {
      throw new AppError('INGEST_OVERLOADED', {}, { retryAfterSeconds: 1 });
    }
    return new Promise((answer, fail) => {
      this.waiting.push({ events, bytes, answer, fail });
      this.waitingEvents += events.length;
      this.waitingBytes += bytes;
      if (this.inFlight.size === 0 || (this.inFlight.size < this.options.mostGroups && this.waitingEvents >= WORTH_A_COMMIT)) this.start();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  private start(): void {
    const run = this.run().finally(() => {
      this.inFlight.delete(run);
      // Two that ended in the same turn may each have left the rest to the other.
      if (this.waiting.length > 0 && this.inFlight.size === 0) this.start();
    });
    this.inFlight.add(run);
  }

  private async run(): Promise<void> {
    do {
      // The requests of one turn of the event loop are parsed one after the other: let them all in before the group leaves.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.nextGroup();
      if (group.length > 0) await this.commit(group);
    } while (this.waitingEvents >= WORTH_A_COMMIT || (this.waiting.length > 0 && this.inFlight.size === 1));
  }

  /** As many whole requests as fit, at least one. */
  private nextGroup(): Request[] {
    let events = 0;
    let count = 0;
    for (const request of this.waiting) {
      if (count > 0 && events + request.events.length > this.options.mostEvents) break;
      events += request.events.length;
      this.waitingBytes -= request.bytes;
      count += 1;
    }
    this.waitingEvents -= events;
    return this.waiting.splice(0, count);
  }

  private async commit(group: readonly Request[]): Promise<void> {
    try {
      const outcomes = await this.isolating(group.flatMap((request) => request.events));
      let from = 0;
      for (const request of group) {
        request.answer(outcomes.slice(from, from + request.events.length));
        from += request.events.length;
      }
    } catch (error) {
      for (const request of group) request.fail(error as Error);
    }
  }

  /** One bad event never fails its neighbours: a group that the database refuses is halved until the culprit stands alone. */
  private async isolating(events: readonly EventToRecord[]): Promise<readonly CommitOutcome[]> {
    try {
      return await this.record(events);
    } catch (error) {
      if (isConnectionFailure(error)) throw new AppError('STORAGE_UNAVAILABLE', {}, { retryAfterSeconds: 1, cause: error });
      if (events.length === 1) return [{ is: 'refused', error: error as Error }];
      const middle = Math.ceil(events.length / 2);
      return [...(await this.isolating(events.slice(0, middle))), ...(await this.isolating(events.slice(middle)))];
    }
  }
}
