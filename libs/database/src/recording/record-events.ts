import type { Database, Queryable } from '../database.js';
import type { EventToRecord, Recorded, RecordOutcome } from './event-to-record.js';
import { keepAnswers, KeyTakenMeanwhile, partRepeated } from './idempotency.js';
import { announceQuietly } from '../delivery/announce.js';
import { followTracked } from './follow-tracked.js';
import { isIdTakenMeanwhile } from '../people/learn-ids.js';
import { insertEvents } from './insert-events.js';
import { registerDevices } from './register-devices.js';
import { resolveEntities } from './resolve-entities.js';

export interface RecordedGroup {
  /** In the order of the events that were given. */
  readonly outcomes: readonly RecordOutcome[];
  /** The ledger row that was written with them; null when nothing was new. */
  readonly batchId: string | null;
}

const ATTEMPTS = 5;

/** Stores a group of events with all that belongs to them in one transaction: when it answers, it is on disk. */
export class RecordEvents {
  constructor(private readonly database: Database) {}

  async record(events: readonly EventToRecord[]): Promise<RecordedGroup> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction((tx) => recordIn(tx, events));
      } catch (error) {
        // The next try finds what the other process wrote.
        if (attempt === ATTEMPTS || !(error instanceof KeyTakenMeanwhile || isIdTakenMeanwhile(error))) throw error;
      }
    }
  }
}

async function recordIn(tx: Queryable, events: readonly EventToRecord[]): Promise<RecordedGroup> {
  const { fresh, repeated, echoes } = await partRepeated(tx, events);
  const recorded = new Map<EventToRecord, Recorded>();
  let batchId: string | null = null;
  if (fresh.length > 0) {
    const { entityOf, createdIds, learnedIds, creators, notices } = await resolveEntities(tx, fresh);
    const followed = await followTracked(tx, fresh, entityOf);
    const newDevices = await registerDevices(tx, sightingsOf(fresh, entityOf));
    const firstSights = new Set([...newDevices.firsts].map((sighting) => sighting.event));
    for (const event of fresh) {
      const entityId = entityOf.get(event) ?? null;
      const registered = entityId !== null && event.deviceId !== null && event.deviceDetails !== null;
      recorded.set(event, { entityId, wasCreated: creators.has(event), isNewDevice: registered ? firstSights.has(event) : event.isNewDevice, ...followed.get(event) });
    }
    batchId = await insertEvents(tx, recorded, [...createdIds, ...learnedIds]);
    await keepAnswers(tx, new Map([...recorded].filter(([event]) => event.idempotency).map(([event, one]) => [event, event.answer(one)])));
    // Last: who numbers notices for an endpoint holds it until the commit.
    await announceQuietly(tx, [...notices, ...newDevices.notices], new Date());
  }
  const outcomes = events.map((event): RecordOutcome => {
    const own = recorded.get(event);
    if (own) return { is: 'recorded', recorded: own };
    const first = echoes.get(event);
    const echoed = first && recorded.get(first);
    if (first && echoed) return { is: 'repeated', answer: first.answer(echoed) };
    return repeated.get(event) as RecordOutcome;
  });
  return { outcomes, batchId };
}

function sightingsOf(events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>) {
  return events.flatMap((event) => {
    const entityId = entityOf.get(event) ?? null;
    // In a browser a device is seen before anybody says who it is.
    if ((entityId === null && !event.tracked) || event.deviceId === null || event.deviceDetails === null) return [];
    return [{ event, organizationId: event.organizationId, entityId, deviceId: event.deviceId, at: event.timestamp, details: event.deviceDetails }];
  });
}
