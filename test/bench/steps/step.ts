import type { Part } from '../options.js';
import type { Rig } from '../rig/rig.js';

/** The figures of one measurement. */
export type Figures = Readonly<Record<string, number>>;

export interface Shot {
  readonly rig: Rig;
  readonly seconds: number;
  readonly rows: number;
  readonly people: number;
  /** Another one for every shot, so that no event is posted twice. */
  readonly seed: number;
  /** Runs the measured part, and only that, while looking at who keeps the processors busy. */
  readonly watched: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** A line for whoever looks on. */
  readonly say: (line: string) => void;
  /** Says what went wrong: a refused request, an event that was not processed. */
  readonly complain: (about: string) => void;
}

/** One thing to measure. Every round takes all steps in turn, so that noise hits all alike. */
export interface Step {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly Part[];
  /** At its steady pace it takes half a minute until V8 has made machine code of what runs; until then it does so on a fifth of a processor. */
  readonly settlesSlowly?: true;
  readonly take: (shot: Shot) => Promise<Figures>;
}
