import { type EventToRecord, LocateEvents, RecordEvents } from '@app/database';
import { Atlas } from '@app/network';
import { readEvent } from '../../../apps/ingest/src/read-event.js';
import { Events } from '../load/events.js';
import { median } from '../report/judge.js';
import type { Store } from '../rig/store.js';
import { heaviest, lightest } from '../scoring/past.js';
import type { StationProcess } from '../scoring/station-process.js';
import type { Figures, Shot } from './step.js';

const EVENTS_OF_A_BATCH = 200;
const WARM_UP_BATCHES = 40;
/** While one waits for PostgreSQL another is judged: what keeps both processors busy. */
const AT_ONCE = 3;
/** Two or three go together as one transaction: with fewer prepared, much of what is timed is how one ends while the others have nothing to do any more. */
const PREPARED = 60;
/** Each alone is noise; one after the other they see the same machine. */
const PAIRS = 60;

type Ready = (events: number, of?: string) => Promise<string>;

let atlas: Promise<Atlas> | undefined;

/**
 * The scoring station's transaction for batches that are ready to be scored, in a process of its own: facts, analyzers and writing,
 * without doorbells. First with a watch on each statement, to see where the time goes, then without, one and three at once. Recording
 * and locating are done here, and are not in the time.
 */
export async function scoringCycles(shot: Shot): Promise<Figures> {
  const { store, station } = await shot.rig.scoring();
  const ready = await prepare(store, shot);
  const [bare, looked] = [{ look: false }, { look: true }];
  await station.score({ batchIds: await several(ready, WARM_UP_BATCHES), atOnce: 1, ...bare });
  await station.score({ batchIds: await several(ready, 2), atOnce: 1, ...looked });
  const seen = await shot.watched(() => whileTime(1, { store, station, ready, seconds: shot.seconds, ...looked }));
  const { ms, processorMs, batches, statements } = seen;
  const asked = [...statements.values()].reduce((sum, took) => ({ ms: sum.ms + took.ms, processorMs: sum.processorMs + took.processorMs }), { ms: 0, processorMs: 0 });
  const processors = { ours: processorMs / batches, postgres: asked.processorMs / batches };
  const between = (ms - asked.ms) / batches;
  shot.say(`  a batch of ${EVENTS_OF_A_BATCH} events took ${(ms / batches).toFixed(1)} ms, and of the processors ${processors.ours.toFixed(1)} ms in the station and ${processors.postgres.toFixed(1)} ms in PostgreSQL; ${between.toFixed(1)} ms were between the statements:`);
  for (const [name, took] of [...statements].sort(([, one], [, other]) => other.processorMs - one.processorMs)) {
    shot.say(`    ${(took.ms / batches).toFixed(2).padStart(7)} ms, ${(took.processorMs / batches).toFixed(2).padStart(6)} ms of a processor  ${name}`);
  }
  const heaviestToLightest = await ratioOfHeaviest(station, ready, shot.people);
  const alone = await whileTime(1, { store, station, ready, seconds: shot.seconds, ...bare });
  const together = await whileTime(AT_ONCE, { store, station, ready, seconds: shot.seconds, ...bare });
  const perSecond = (scored: { ms: number; batches: number }): number => (1_000 * EVENTS_OF_A_BATCH * scored.batches) / scored.ms;
  return {
    eventsPerSecond: perSecond(together),
    watchedPerSecond: perSecond({ ms: seen.elapsedMs, batches: seen.batches }),
    oneAtATime: perSecond(alone),
    msPerBatch: ms / batches,
    msBetweenStatements: between,
    processorMsOurs: alone.processorMs / alone.batches,
    processorMsPostgres: processors.postgres,
    heaviestToLightest,
  };
}

/** Stores so many events, locates them, and answers the batch that waits to be scored. */
async function prepare({ database, organizationId }: Store, { seed, people }: Shot): Promise<Ready> {
  const recording = new RecordEvents(database);
  const locating = new LocateEvents(database);
  const places = await (atlas ??= Atlas.open());
  const load = new Events(seed, people);
  const read = (of?: string): EventToRecord => {
    const posted = JSON.parse(load.next()) as Record<string, unknown>;
    const named = of === undefined ? posted : { ...posted, taxId: undefined, entityExternalId: of, deviceId: `device-of-${of}` };
    return readEvent(named, { holder: { organizationId: organizationId as string, defaultCountry: 'AR' }, withAutoEntity: false, idempotencyKey: undefined, now: new Date(), ownTypes: new Set(), futureHours: 1 }).event; // a store of ours has an organization
  };
  return async (events, of) => {
    const { batchId } = await recording.record(Array.from({ length: events }, () => read(of)));
    if (batchId === null) throw new Error('Nothing of the batch was new.');
    await locating.locate(batchId, (address) => places.place(address));
    return batchId;
  };
}

async function several(ready: Ready, batches: number): Promise<string[]> {
  const batchIds: string[] = [];
  for (let n = 0; n < batches; n += 1) batchIds.push(await ready(EVENTS_OF_A_BATCH));
  return batchIds;
}

interface Scoring {
  readonly store: Store;
  readonly station: StationProcess;
  readonly ready: Ready;
  readonly seconds: number;
  readonly look: boolean;
}

/** Scores so many batches at once, where some are always waiting, until so much time was spent on it; `elapsedMs` is with what prepared them. */
async function whileTime(atOnce: number, { store, station, ready, seconds, look }: Scoring): Promise<{ ms: number; elapsedMs: number; processorMs: number; batches: number; statements: Map<string, { ms: number; processorMs: number }> }> {
  const began = performance.now();
  let [ms, processorMs, batches] = [0, 0, 0];
  const statements = new Map<string, { ms: number; processorMs: number }>();
  for (; ms < 1_000 * seconds; batches += PREPARED) {
    const scored = await station.score({ batchIds: await several(ready, PREPARED), atOnce, look });
    ms += scored.ms;
    processorMs += scored.processorMs;
    for (const [name, took] of scored.statements) {
      const before = statements.get(name) ?? { ms: 0, processorMs: 0 };
      statements.set(name, { ms: before.ms + took.ms, processorMs: before.processorMs + took.processorMs });
    }
    await store.database.run('truncate batch');
  }
  return { ms, elapsedMs: performance.now() - began, processorMs, batches, statements };
}

/** How much longer a cycle takes for whom there are a thousand times the events. */
async function ratioOfHeaviest(station: StationProcess, ready: Ready, people: number): Promise<number> {
  const took = async (who: string): Promise<number> => (await station.score({ batchIds: [await ready(1, who)], atOnce: 1, look: false })).ms;
  const [heavy, light]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    heavy.push(await took(heaviest(people)));
    light.push(await took(lightest(people)));
  }
  return median(heavy) / median(light);
}
