import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from '../rig/machine.js';
import type { Store } from '../rig/store.js';
import { generateLoad, type Load, loadFigures } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 120_000;

/** What ingest accepts when it has the machine to itself. */
export async function ingestAlone(load: Load, shot: Shot): Promise<Figures> {
  const bench = await shot.rig.ingest();
  await bench.store.clear();
  await bench.keyspace.clear();
  const result = await generateLoad(bench, load, shot);
  await allStored(bench.store, result.accepted, shot);
  return loadFigures(result);
}

/** What is accepted with everything running beside, and how fast it is located, scored and alerted. */
export async function everythingBeside(load: Load, shot: Shot): Promise<Figures> {
  const bench = await shot.rig.standalone();
  const { app, store, receiver } = bench;
  await store.clear();
  const receivedBefore = receiver.received;
  const result = await generateLoad(bench, load, shot);
  const drainedAfter = await until(() => store.number('select count(*) from batch where buried_at is null'));
  const memory = memoryOf(app.pid);
  await allStored(store, result.accepted, shot);
  await allProcessed(store, shot);
  await until(() => store.number(`select count(*) from delivery where status = 'pending'`));
  return {
    ...loadFigures(result),
    // From the first POST, until the ledger says that nothing waits at a station any more.
    processedPerSecond: result.accepted / (result.seconds + drainedAfter),
    drainSeconds: drainedAfter,
    alerts: await store.number('select count(*) from alert'),
    webhooks: receiver.received - receivedBefore,
    ...(memory ? { memoryMb: memory.nowMb, highestMemoryMb: memory.highestMb } : {}),
  };
}

async function allStored(store: Store, accepted: number, { complain }: Shot): Promise<void> {
  const stored = await store.number('select count(*) from event');
  if (stored !== accepted) complain(`${accepted} events were acknowledged and ${stored} are stored.`);
}

/** A rate of work that was not done would be a lie. */
async function allProcessed(store: Store, { complain }: Shot): Promise<void> {
  const unlocated = await store.number('select count(*) from event where located_at is null');
  if (unlocated > 0) complain(`${unlocated} events were not located.`);
  const left = await store.number('select count(*) from batch');
  if (left > 0) complain(`${left} batches are left in the ledger.`);
  const unscored = await store.number('select count(*) from (select distinct entity_id from event where entity_id is not null except select entity_id from analysis) as unscored');
  if (unscored > 0) complain(`${unscored} customers with events have no score.`);
}

/** Seconds until the number was zero. */
export async function until(number: () => Promise<number>, patienceMs = PATIENCE_MS): Promise<number> {
  const startedAt = performance.now();
  while ((await number()) > 0 && performance.now() - startedAt < patienceMs) await sleep(LOOK_EVERY_MS);
  return (performance.now() - startedAt) / 1_000;
}
