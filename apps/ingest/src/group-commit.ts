import { type EventToRecord, type RecordOutcome, SetApart } from '@app/database';
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
  readonly answer: (outcomes: Promise<CommitOutcome[]>) => void;
  readonly fail: (error: Error) => void;
}

/** Of an event that is set apart the outcome comes behind that of its group. */
type Outcomes = readonly Promise<CommitOutcome>[];

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
  private readonly apart = new Set<Promise<unknown>>();
  private eventsApart = 0;

  constructor(
    private readonly record: (events: readonly EventToRecord[], how: { readonly apart: boolean }) => Promise<readonly RecordOutcome[]>,
    private readonly options: GroupCommitOptions,
  ) {}

  /** Answers when the events are on disk: one outcome for each, in their order. */
  submit(events: readonly EventToRecord[], bytes: number): Promise<readonly CommitOutcome[]> {
    const { mostWaitingEvents, mostWaitingBytes } = this.options;
    if (this.waitingEvents + this.eventsApart + events.length > mostWaitingEvents || this.waitingBytes + bytes > mostWaitingBytes) {
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
    while (this.inFlight.size + this.apart.size > 0) await Promise.allSettled([...this.inFlight, ...this.apart]);
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
        request.answer(Promise.all(outcomes.slice(from, from + request.events.length)));
        from += request.events.length;
      }
    } catch (error) {
      for (const request of group) request.fail(error as Error);
    }
  }

  /** One bad event never fails its neighbours: a group that the database refuses is halved until the culprit stands alone. */
  private async isolating(events: readonly EventToRecord[], apart = false): Promise<Outcomes> {
    try {
      return (await this.record(events, { apart })).map((outcome) => Promise.resolve(outcome));
    } catch (error) {
      if (error instanceof SetApart) return this.parting(events, error);
      if (isConnectionFailure(error)) throw new AppError('STORAGE_UNAVAILABLE', {}, { retryAfterSeconds: 1, cause: error });
      if (events.length === 1) return [Promise.resolve({ is: 'refused', error: error as Error })];
      const middle = Math.ceil(events.length / 2);
      return [...(await this.isolating(events.slice(0, middle), apart)), ...(await this.isolating(events.slice(middle), apart))];
    }
  }

  /** Those that would keep the others waiting are stored behind them, those in a hurry when their time is over at the latest. */
  private async parting(events: readonly EventToRecord[], { eventIds, ready }: SetApart): Promise<Outcomes> {
    const isReady = ready().catch(() => undefined);
    const outcomes = new Map<EventToRecord, Promise<CommitOutcome>>();
    const byUntil = new Map<number | null, EventToRecord[]>();
    for (const event of events) {
      const until = event.deciding?.until ?? null;
      if (eventIds.has(event.id)) byUntil.set(until, [...(byUntil.get(until) ?? []), event]);
    }
    for (const [until, own] of byUntil) {
      const stored = this.storedApart(own, until === null ? isReady : Promise.race([isReady, at(until)]));
      own.forEach((event, n) => {
        const outcome = stored.then((all) => all[n] as CommitOutcome);
        outcome.catch(() => undefined); // When the others fail meanwhile, their request has its answer and nobody looks at this one.
        outcomes.set(event, outcome);
      });
    }
    const others = events.filter(({ id }) => !eventIds.has(id));
    if (others.length > 0) (await this.isolating(others)).forEach((outcome, n) => outcomes.set(others[n] as EventToRecord, outcome));
    return events.map((event) => outcomes.get(event) as Promise<CommitOutcome>);
  }

  private storedApart(events: readonly EventToRecord[], isReady: Promise<unknown>): Promise<CommitOutcome[]> {
    this.eventsApart += events.length;
    const stored = isReady.then(async () => Promise.all(await this.isolating(events, true))).finally(() => {
      this.eventsApart -= events.length;
      this.apart.delete(stored);
    });
    this.apart.add(stored);
    return stored;
  }
}

const at = (moment: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, moment - Date.now()));
