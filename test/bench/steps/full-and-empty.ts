import { generateLoad, type Load } from './generate-load.js';
import type { Figures, Shot } from './step.js';

/** Many short turns: a shared machine grows slower and faster within seconds, by more than what is looked for. */
const PAIRS = 16;
const TURNS_A_LOAD = 4;
/** Seeds of the steps of a round lie closer together. */
const SEEDS_A_TURN = 10_000;

/**
 * What ingest accepts when a year of events lies in the table already, and when none does, in turns. Checkpoints come when PostgreSQL
 * makes them, as in operation: after one of ours, which is one of the whole server, each page of ten indexes of the year would be logged
 * whole within the few seconds.
 */
export async function fullAndEmpty(load: Load, shot: Shot): Promise<Figures> {
  const full = await shot.rig.archive();
  const empty = await shot.rig.ingest();
  await empty.store.analyze();
  const perSecond = { empty: [] as number[], full: [] as number[] };
  for (const [turn, table] of turns.entries()) {
    if (table === 'empty') {
      await empty.store.truncate();
      await empty.keyspace.clear();
    } else {
      // What the last turn left at the stations is no part of the year: it would grow from turn to turn.
      await full.store.database.run('truncate batch');
    }
    const own: Shot = { ...shot, seconds: shot.seconds / TURNS_A_LOAD, seed: shot.seed + turn * SEEDS_A_TURN, watched: table === 'full' ? shot.watched : (work) => work() };
    perSecond[table].push((await generateLoad(table === 'full' ? full : empty, load, own)).eventsPerSecond);
  }
  const [emptyPerSecond, acceptedPerSecond] = [mean(perSecond.empty), mean(perSecond.full)];
  return { acceptedPerSecond, emptyPerSecond, fullToEmpty: acceptedPerSecond / emptyPerSecond };
}

/** What comes first changes from pair to pair, so that neither always follows the other. */
const turns = Array.from({ length: PAIRS }, (_, pair) => (pair % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const))).flat();

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
