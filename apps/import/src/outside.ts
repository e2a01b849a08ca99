import type { Display } from './display.js';

/** What an import needs of the world beside the file and the server. */
export interface Outside {
  readonly display: Display;
  readonly now: () => number;
  /** Waits, and throws Interrupted when the import is told to stop meanwhile. */
  readonly pause: (ms: number) => Promise<void>;
  /** Aborted when the import shall stop: what is under way is finished, nothing new is begun. */
  readonly stop: AbortSignal;
}
