import { type Database, Entities, LocateEvents, RecordEvents, ScoreEntities } from '@app/database';
import { readTaxId } from '@app/domain';
import { mailBook } from '@app/mail';
import type { Atlas } from '@app/network';
import { readEvent } from '../../../../apps/ingest/src/read-event.js';
import { siteTypes } from './site-types.js';
import type { Customer, WorldEvent } from '../../../support/world/event.js';

const AT_ONCE = 200;
const ENROLLED_AT_ONCE = 1_000;
/** What the bank's backend takes to post. */
const POSTED_AFTER_MS = 1_000;

export interface Scored {
  /** The event that was among those of the cycle; none for who was scored because of others. */
  readonly events: ReadonlyMap<string, readonly WorldEvent[]>;
  readonly entityIds: readonly string[];
}

interface Options {
  readonly database: Database;
  readonly organizationId: string;
  readonly atlas: Atlas;
  readonly events: readonly WorldEvent[];
  /** Told after each transaction of the scoring station. */
  readonly scored: (cycle: Scored) => Promise<void>;
  readonly progress: (done: number) => void;
}

/** The bank's customers before the first event, as they would have been uploaded. */
export async function enrol(database: Database, organizationId: string, customers: readonly Customer[]): Promise<void> {
  const entities = new Entities(database);
  for (let from = 0; from < customers.length; from += ENROLLED_AT_ONCE) {
    await entities.create(
      organizationId,
      customers.slice(from, from + ENROLLED_AT_ONCE).map(({ externalId, name, taxId, country, email, phone }) => ({
        type: 'person' as const, externalId, name, taxId, taxIdNormalized: readTaxId(taxId, country).normalized, countryCode: country, email, phone,
      })),
    );
  }
  await database.run('truncate batch');
}

/**
 * The stations' own transactions, one after the other in one process: what an event goes through live, but for the doorbells
 * and for HTTP. Answers the milliseconds that scoring took.
 */
export async function replay({ database, organizationId, atlas, events, scored, progress }: Options): Promise<number> {
  const recording = new RecordEvents(database);
  const locating = new LocateEvents(database);
  const scoring = new ScoreEntities(database, mailBook);
  let scoringMs = 0;
  const score = async (batchId: string): Promise<string[]> => {
    const began = performance.now();
    const done = await scoring.score(batchId);
    scoringMs += performance.now() - began;
    return done?.askedAgain ?? [];
  };
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const some = events.slice(from, from + AT_ONCE);
    const read = some.map(({ event, at }) => readEvent(event, {
      holder: { organizationId, defaultCountry: 'AR' },
      withAutoEntity: true,
      idempotencyKey: undefined,
      now: new Date(at + POSTED_AFTER_MS),
      ownTypes: siteTypes,
      futureHours: 1,
    }).event);
    const { outcomes, batchId } = await recording.record(read);
    if (batchId === null) throw new Error('A group of new events was taken for a repeated one.');
    await locating.locate(batchId, (address) => atlas.place(address));
    const again = await score(batchId);
    await scored(cycleOf(some, outcomes.map((outcome) => (outcome.is === 'recorded' ? outcome.recorded.entityId : null))));
    for (const batch of again) {
      const [row] = await database.rows<{ entity_ids: string[] }>('select entity_ids from batch where id = $1', [batch]);
      await score(batch);
      await scored({ events: new Map(), entityIds: row?.entity_ids ?? [] });
    }
    // Alerting is not what is measured.
    await database.run(`delete from batch where stage = 'scored'`);
    progress(from + some.length);
  }
  return scoringMs;
}

function cycleOf(events: readonly WorldEvent[], entityIds: readonly (string | null)[]): Scored {
  const byEntity = new Map<string, WorldEvent[]>();
  events.forEach((event, n) => {
    const id = entityIds[n];
    if (!id) return;
    const own = byEntity.get(id);
    if (own) own.push(event);
    else byEntity.set(id, [event]);
  });
  return { events: byEntity, entityIds: [...byEntity.keys()] };
}
