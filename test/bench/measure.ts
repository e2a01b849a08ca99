import type { BenchOptions } from './options.js';
import type { Round } from './report/lines.js';
import { type Busy, loadAverage, watchProcessors } from './rig/machine.js';
import { pace } from './rig/pace.js';
import type { Rig } from './rig/rig.js';
import { steps } from './steps/catalogue.js';
import type { Figures, Shot, Step } from './steps/step.js';

export interface Measured {
  readonly rounds: readonly Round[];
  /** Of the last round, by the title of the step, with the events a second that came through meanwhile. */
  readonly busy: ReadonlyMap<string, Busy>;
  readonly perSecond: ReadonlyMap<string, number>;
  /** Everything that was refused or not done. Not about time. */
  readonly complaints: readonly string[];
  readonly loadAverages: readonly number[];
  /** What one piece of work took before and after each round, in ms. */
  readonly paces: readonly number[];
}

const SEEDS_A_ROUND = 100;

/** Warms everything up, then takes every chosen step in turn, round by round. */
export async function measure(rig: Rig, { parts, rounds: count, seconds, warmUpSeconds, settlingSeconds, rawRows, people }: BenchOptions, say: (line: string) => void): Promise<Measured> {
  const chosen: readonly Step[] = steps.filter((step) => step.parts.some((part) => parts.has(part)));
  const complaints: string[] = [];
  const busy = new Map<string, Busy>();
  const perSecond = new Map<string, number>();
  const loadAverages = [loadAverage()];
  const shot = (step: Step, round: number, lasting: number): Shot => ({
    rig,
    seconds: lasting,
    rows: round === 0 ? Math.ceil(rawRows / 5) : rawRows,
    people,
    seed: round * SEEDS_A_ROUND + chosen.indexOf(step),
    watched: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      const look = watchProcessors(rig.owners());
      const result = await work();
      const seen = look();
      if (seen) busy.set(step.title, seen);
      return result;
    },
    say: round === 0 ? () => undefined : say,
    complain: (about: string) => {
      complaints.push(`${step.title}: ${about}`);
      say(`  ${step.title}: ${about}`);
    },
  });

  for (const step of chosen) {
    say(`warming up: ${step.title}`);
    await step.take(shot(step, 0, step.settlesSlowly ? settlingSeconds : warmUpSeconds));
  }
  const rounds: Round[] = [];
  const paces = [pace()];
  for (let round = 1; round <= count; round += 1) {
    const taken: Record<string, Figures> = {};
    for (const step of chosen) {
      const figures = await step.take(shot(step, round, seconds));
      taken[step.name] = figures;
      const rate = figures['acceptedPerSecond'] ?? figures['insertedPerSecond'] ?? figures['eventsPerSecond'] ?? figures['requestsPerSecond'] ?? 0;
      perSecond.set(step.title, figures['watchedPerSecond'] ?? rate);
      say(`round ${round} of ${count}: ${step.title}: ${Math.round(rate)}/s`);
    }
    rounds.push(taken);
    loadAverages.push(loadAverage());
    paces.push(pace());
  }
  return { rounds, busy, perSecond, complaints, loadAverages, paces };
}
