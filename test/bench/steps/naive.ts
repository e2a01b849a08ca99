import { setTimeout as sleep } from 'node:timers/promises';
import { generateLoad, loadFigures, singles } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const LOOK_EVERY_MS = 100;
/** It falls behind by much; what it has done by then tells its rate. */
const PATIENCE_MS = 15_000;

/** The tutorial's service storing and ringing, with nobody answering: to compare with ingest alone. */
export async function naiveAlone(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.naive(false);
  await bench.store.clear();
  await bench.keyspace.clear();
  return loadFigures(await generateLoad(bench, singles, shot));
}

/** The tutorial's service with its processors beside: to compare with everything in one process. */
export async function naiveBeside(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.naive(true);
  await bench.store.clear();
  const result = await generateLoad(bench, singles, shot);
  const startedAt = performance.now();
  const unscored = (): Promise<number> => bench.store.number('select count(*) from event where extra is null');
  let left = await unscored();
  while (left > 0 && performance.now() - startedAt < PATIENCE_MS) {
    await sleep(LOOK_EVERY_MS);
    left = await unscored();
  }
  const drainSeconds = (performance.now() - startedAt) / 1_000;
  await bench.keyspace.clear();
  return { ...loadFigures(result), processedPerSecond: (result.accepted - left) / (result.seconds + drainSeconds), drainSeconds };
}
