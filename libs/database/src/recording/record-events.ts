import type { CasePlace } from '@app/domain';
import type { Database, Transaction } from '../database.js';
import { decide, type DecideOptions } from '../deciding/decide.js';
import type { Decided } from '../deciding/decided.js';
import { SyncRules } from '../deciding/sync-rules.js';
import { SetApart } from '../deciding/set-apart.js';
import { Tallying } from '../deciding/tallying.js';
import type { EventToRecord, Recorded, RecordOutcome } from './event-to-record.js';
import { keepAnswers, KeyTakenMeanwhile, partRepeated } from './idempotency.js';
import { announceQuietly } from '../delivery/announce.js';
import { followTracked } from './follow-tracked.js';
import { isIdTakenMeanwhile } from '../people/learn-ids.js';
import { forgetCounted } from '../user-stats/forget-counted.js';
import { insertEvents } from './insert-events.js';
import { registerSights } from './sights.js';
import { resolveEntities } from './resolve-entities.js';
import { countRecorded, gatheringsFor } from './count-recorded.js';
import type { RunningRule } from '../rules/running-rules.js';
import { KnownGatherings } from '../windows/gatherings.js';
import { keepWindows } from '../windows/keep-windows.js';
import { UncountedPast } from '../windows/load-windows.js';

export interface RecordedGroup {
  /** In the order of the events that were given. */
  readonly outcomes: readonly RecordOutcome[];
  /** The ledger row that was written with them; null when nothing was new. */
  readonly batchId: string | null;
}

const ATTEMPTS = 5;
const SEAT = 'recording';

interface RecordingOptions extends Pick<DecideOptions, 'isAwaited'> {
  readonly asksRules: boolean;
  readonly tallying: Tallying;
}

/** What is asked about events before they are answered. */
export interface Deciding {
  /** Where an address is, once that can be told in this process. */
  readonly placeOf: () => ((address: string | null) => CasePlace) | null;
  /** Hears why rules could not be asked about a group of events, which is stored without them. */
  readonly undecided?: (why: Error) => void;
}

/** Stores a group of events with all that belongs to them in one transaction: when it answers, it is on disk. */
export class RecordEvents {
  private readonly gatherings = new KnownGatherings();
  private readonly rules = new SyncRules();
  private readonly tallying: Tallying;
  private counting: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database, private readonly deciding: Deciding = { placeOf: () => null }) {
    this.tallying = new Tallying(database);
  }

  /** Throws `SetApart`, and stores none of them, where some would keep the others waiting; not of events that are `apart` already. */
  async record(events: readonly EventToRecord[], { apart = false }: { readonly apart?: boolean } = {}): Promise<RecordedGroup> {
    try {
      const options = { tallying: this.tallying, isAwaited: !apart };
      const recorded = await this.insisting((asksRules) => this.database.transaction((tx) => this.recordIn(tx, events, { ...options, asksRules }), 'on disk', SEAT));
      this.tallying.writeDue();
      return recorded;
    } catch (error) {
      if (!(error instanceof UncountedPast)) throw error;
      throw new SetApart(new Set(error.questions.map(({ judged }) => judged.event.id)), () => this.count(error));
    }
  }

  /** So that the first who waits for a decision waits neither for rules to be compiled nor for statements to be planned: both are done once, before. */
  async prepare(anEventOf: (organizationId: string) => EventToRecord): Promise<void> {
    const [organizationId] = await this.rules.prepare(this.database);
    if (organizationId !== undefined) await this.rehearse(anEventOf(organizationId), SEAT);
  }

  /** What would be answered; nothing of it is stored. */
  rehearse(event: EventToRecord, seat?: string): Promise<Recorded> {
    return this.insisting(async (asksRules) => {
      try {
        await this.database.transaction(async (tx) => {
          const { outcomes: [outcome] } = await this.recordIn(tx, [{ ...event, idempotency: null }], { asksRules, tallying: new Tallying(this.database), isAwaited: false });
          if (outcome?.is === 'recorded') throw new Rehearsed(outcome.recorded);
        }, 'on disk', seat);
      } catch (error) {
        if (error instanceof Rehearsed) return error.recorded;
        throw error;
      }
      throw new Error('An event without a key was neither stored nor refused.');
    });
  }

  private async insisting<Result>(work: (asksRules: boolean) => Promise<Result>): Promise<Result> {
    let asksRules = true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(asksRules);
      } catch (error) {
        if (error instanceof RulesFailed) {
          // Whatever is wrong with rules, no event is lost by it.
          asksRules = false;
          this.deciding.undecided?.(error);
        } else if (attempt === ATTEMPTS || !(error instanceof KeyTakenMeanwhile || isIdTakenMeanwhile(error))) {
          // Otherwise the next try finds what the other process wrote.
          throw error;
        }
      }
    }
  }

  /** Before the process ends: what was counted and not written yet. */
  settle(): Promise<void> {
    return this.tallying.write();
  }

  /** One after the other: whoever has the same past finds it counted, and the others leave most connections to those who need no counting. */
  private count({ questions, canBeKept }: UncountedPast): Promise<void> {
    if (!canBeKept) return Promise.resolve();
    const counted = this.counting.then(() => keepWindows(this.database, questions));
    this.counting = counted.catch(() => undefined);
    return counted;
  }

  private async recordIn(tx: Transaction, events: readonly EventToRecord[], { asksRules, tallying, isAwaited }: RecordingOptions): Promise<RecordedGroup> {
    const { fresh, repeated, echoes } = await partRepeated(tx, events);
    const recorded = new Map<EventToRecord, Recorded>();
    let batchId: string | null = null;
    if (fresh.length > 0) {
      const { entityOf, createdIds, learnedIds, creators, notices } = await resolveEntities(tx, fresh);
      const followed = await followTracked(tx, fresh, entityOf);
      const rules = await this.rules.of(tx, fresh.filter(({ deciding }) => deciding !== undefined).map(({ organizationId }) => organizationId));
      const gatherings = await gatheringsFor(tx, fresh, this.gatherings, rules);
      const sights = registerSights(tx, fresh, entityOf);
      countRecorded(tx, fresh, entityOf, gatherings);
      for (const event of fresh) recorded.set(event, { entityId: entityOf.get(event) ?? null, wasCreated: creators.has(event), isNewDevice: sights.deviceIdOf.has(event) ? null : event.isNewDevice, ...followed.get(event) });
      // A connection answers in the order in which it was asked: what is asked about the events finds them stored, and their devices registered, and waits no way there and back for it.
      const stored = insertEvents(tx, recorded, [...createdIds, ...learnedIds], sights.deviceIdOf);
      const deciding = forgetCounted(tx, recorded).then(() => this.decideIn(tx, recorded, asksRules ? rules : [], { gatherings, tally: tallying.current, isAwaited, stored, newDeviceById: sights.newDeviceById }));
      const [newDeviceById, deviceNotices, id, decided] = await Promise.all([sights.newDeviceById, sights.notices, stored, deciding]);
      batchId = id;
      for (const event of sights.deviceIdOf.keys()) recorded.set(event, { ...(recorded.get(event) as Recorded), isNewDevice: newDeviceById.get(event.id) ?? null });
      for (const [event, one] of decided) recorded.set(event, { ...(recorded.get(event) as Recorded), decided: one });
      if (!asksRules) for (const [event, one] of recorded) if (event.deciding && rules.some(({ organizationId }) => organizationId === event.organizationId)) recorded.set(event, { ...one, decided: undecided });
      await keepAnswers(tx, new Map([...recorded].filter(([event]) => event.idempotency).map(([event, one]) => [event, event.answer(one)])));
      // Last: who numbers notices for an endpoint holds it until the commit.
      await announceQuietly(tx, [...notices, ...deviceNotices], new Date());
    }
    return { outcomes: outcomesOf(events, recorded, repeated, echoes), batchId };
  }

  private async decideIn(tx: Transaction, recorded: ReadonlyMap<EventToRecord, Recorded>, rules: readonly RunningRule[], options: Omit<DecideOptions, 'placeOf' | 'at'>): Promise<ReadonlyMap<EventToRecord, Decided>> {
    if (rules.length === 0) return new Map();
    try {
      return await decide(tx, recorded, rules, { ...options, placeOf: this.deciding.placeOf(), at: new Date() });
    } catch (error) {
      throw isOfTheConnection(error) || error instanceof UncountedPast ? error : new RulesFailed('The rules could not be asked.', { cause: error });
    }
  }
}

/** The rules could not be asked. The events are stored without them. */
class RulesFailed extends Error {}

/** Ends a transaction that nothing shall come of. */
class Rehearsed extends Error {
  constructor(readonly recorded: Recorded) {
    super('Rolled back, as it was meant to be.');
  }
}

/** Lost to a neighbour, or lost altogether: then the events are not stored either, and it is tried again as a whole. */
const isOfTheConnection = (error: unknown): boolean => /^(40|08|57P)/.test((error as { code?: string }).code ?? '') || (error as { code?: string }).code === undefined && error instanceof Error && error.message.startsWith('Connection terminated');

/** By no rule. */
const undecided: Decided = { decision: 'allow', asked: [], stages: { cases: 0, windows: 0, lists: 0, rules: 0 }, degraded: ['rules'] };

function outcomesOf(events: readonly EventToRecord[], recorded: ReadonlyMap<EventToRecord, Recorded>, repeated: ReadonlyMap<EventToRecord, RecordOutcome>, echoes: ReadonlyMap<EventToRecord, EventToRecord>): RecordOutcome[] {
  return events.map((event): RecordOutcome => {
    const own = recorded.get(event);
    if (own) return { is: 'recorded', recorded: own };
    const first = echoes.get(event);
    const echoed = first && recorded.get(first);
    if (first && echoed) return { is: 'repeated', answer: first.answer(echoed) };
    return repeated.get(event) as RecordOutcome;
  });
}
