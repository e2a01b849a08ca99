import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { Database, type EventToRecord, LocateEvents, RecordEvents, ScoreEntities } from '@app/database';
import { factsNeeded } from '@app/domain';
import { mailBook } from '@app/mail';
import { Atlas } from '@app/network';
import { readEvent } from '../../../apps/ingest/src/read-event.js';
import { Events } from '../load/events.js';
import { median } from '../report/judge.js';
import { processorTimeOf } from '../rig/machine.js';
import type { Store } from '../rig/store.js';
import { heaviest, lightest } from '../scoring/past.js';
import { StatementTimes, timed } from '../scoring/timed-database.js';
import type { Figures, Shot } from './step.js';

const EVENTS_OF_A_BATCH = 200;
const WARM_UP_BATCHES = 15;
/** While one waits for PostgreSQL the other is judged here: as the station works, and what keeps both processors busy. */
const AT_ONCE = 2;
const PREPARED = 20;
/** Each alone is noise; one after the other they see the same machine. */
const PAIRS = 60;

let atlas: Promise<Atlas> | undefined;

/**
 * The scoring station's transaction for batches that are ready to be scored, in this process: facts, analyzers and writing,
 * without doorbells. First with a watch on each statement, to see where the time goes, then without, one and two at once. Recording and locating are
 * not in the time.
 */
export async function scoringCycles(shot: Shot): Promise<Figures> {
  const store = await shot.rig.scoring();
  const times = new StatementTimes();
  const database = await Database.open({ url: store.url, poolSize: 1, statementTimeoutMs: 60_000 });
  try {
    const [backend] = await database.rows<{ pid: number }>('select pg_backend_pid() as pid');
    const station = new ScoreEntities(timed(database, times, backend?.pid ?? 0), factsNeeded(), mailBook.open());
    const ready = await prepare(store, shot);
    for (let n = 0; n < WARM_UP_BATCHES; n += 1) await station.score(await ready(EVENTS_OF_A_BATCH));
    times.clear();
    const profile = await profiling(shot.rig.profileTo);
    // Between two looks the backend does nothing but score.
    const backendBefore = processorTimeOf(backend?.pid ?? 0);
    let [spent, own, batches] = [0, 0, 0];
    await shot.watched(async () => {
      for (const until = performance.now() + shot.seconds * 1_000; performance.now() < until; batches += 1) {
        const batchId = await ready(EVENTS_OF_A_BATCH);
        const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
        await station.score(batchId);
        const { user, system } = process.cpuUsage(cpuBefore);
        spent += performance.now() - began;
        own += (user + system) / 1_000;
        await store.database.run('truncate batch');
      }
    });
    const backendAfter = processorTimeOf(backend?.pid ?? 0);
    await profile();
    const between = (spent - times.total) / batches;
    const processors = { ours: own / batches, postgres: backendBefore === null || backendAfter === null ? NaN : (backendAfter - backendBefore) / batches };
    shot.say(`  a batch of ${EVENTS_OF_A_BATCH} events took ${(spent / batches).toFixed(1)} ms, and of the processors ${processors.ours.toFixed(1)} ms here and ${processors.postgres.toFixed(1)} ms in PostgreSQL; ${between.toFixed(1)} ms were between the statements:`);
    for (const [name, { ms, processorMs }] of times.perBatch(batches)) shot.say(`    ${ms.toFixed(2).padStart(7)} ms, ${processorMs.toFixed(2).padStart(6)} ms of a processor  ${name}`);
    const ratio = await heaviestToLightest(station, ready, shot.people);
    const oneAtATime = await unwatched(1, store, ready, shot);
    const eventsPerSecond = await unwatched(AT_ONCE, store, ready, shot);
    return { eventsPerSecond, oneAtATime, msPerBatch: spent / batches, msBetweenStatements: between, processorMsOurs: processors.ours, processorMsPostgres: processors.postgres, heaviestToLightest: ratio };
  } finally {
    await database.close();
  }
}

/** Stores so many events, locates them, and answers the batch that waits to be scored. */
async function prepare({ database, organizationId }: Store, { seed, people }: Shot): Promise<(events: number, of?: string) => Promise<string>> {
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

/** How many events a second are scored, so many batches at once, where some are always waiting and nobody looks at statements. */
async function unwatched(atOnce: number, store: Store, ready: (events: number) => Promise<string>, shot: Shot): Promise<number> {
  const database = await Database.open({ url: store.url, poolSize: atOnce, statementTimeoutMs: 60_000 });
  try {
    const station = new ScoreEntities(database, factsNeeded(), mailBook.open());
    let [spent, batches] = [0, 0];
    while (spent < 1_000 * shot.seconds) {
      const waiting: string[] = [];
      for (let n = 0; n < PREPARED; n += 1) waiting.push(await ready(EVENTS_OF_A_BATCH));
      const began = performance.now();
      await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let batchId = waiting.pop(); batchId !== undefined; batchId = waiting.pop(), batches += 1) await station.score(batchId);
      }));
      spent += performance.now() - began;
      await store.database.run('truncate batch');
    }
    return (1_000 * EVENTS_OF_A_BATCH * batches) / spent;
  } finally {
    await database.close();
  }
}

/** How much longer a cycle takes for whom there are a thousand times the events. */
async function heaviestToLightest(station: ScoreEntities, ready: (events: number, of: string) => Promise<string>, people: number): Promise<number> {
  const took = async (who: string): Promise<number> => {
    const batchId = await ready(1, who);
    const began = performance.now();
    await station.score(batchId);
    return performance.now() - began;
  };
  const [heavy, light]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    heavy.push(await took(heaviest(people)));
    light.push(await took(lightest(people)));
  }
  return median(heavy) / median(light);
}

/** A CPU profile of this process, where somebody asked for one. */
async function profiling(folder: string | null): Promise<() => Promise<void>> {
  if (folder === null) return () => Promise.resolve();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    writeFileSync(join(folder, 'scoring.cpuprofile'), JSON.stringify(profile));
  };
}
