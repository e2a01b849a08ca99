import type { EventToRecord, RecordOutcome } from '@app/database';
import { AppError, isConnectionFailure } from '@app/platform';

export type CommitOutcome = RecordOutcome | { readonly is: 'refused'; readonly error: Error };

export interface GroupCommitOptions {
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

/**
 * Shares the cost of a commit. One group is in flight; the requests that arrive meanwhile gather and go next, with no
 * timer: at low load a group is one event and waits for nobody.
 */
export class GroupCommit {
  private waiting: Request[] = [];
  private waitingEvents = 0;
  private waitingBytes = 0;
  private inFlight: Promise<void> | null = null;

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
      this.inFlight ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.inFlight) await this.inFlight;
  }

  private async run(): Promise<void> {
    // The requests of one turn of the event loop are parsed one after the other: let them all in before the first group leaves.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commit(this.nextGroup());
    this.inFlight = null;
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
