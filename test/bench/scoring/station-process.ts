import type { AppProcess } from '../rig/app-process.js';
import type { Took } from './timed-database.js';

/** Batches that are ready to be scored, so many at once; `look`: with a watch on each statement, on a connection of its own. */
export interface Asked {
  readonly batchIds: readonly string[];
  readonly atOnce: number;
  readonly look: boolean;
}

/** What they took: on the clock, of a processor in the station's process, and each statement by its name, where somebody looked. */
export interface Scored extends Took {
  readonly statements: readonly (readonly [name: string, Took])[];
}

/** A scoring station in a process of its own (`station.ts`). */
export class StationProcess {
  constructor(private readonly app: AppProcess) {}

  score(asked: Asked): Promise<Scored> {
    return this.app.ask<Scored>(asked);
  }
}
