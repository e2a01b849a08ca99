import { analyzers } from '../analyzers/catalogue.js';
import type { FactName } from '../facts/catalogue.js';
import type { Analysis, ContributedObservation } from './analyze.js';
import { dimensions, type Dimension } from './dimension.js';
import { priors } from './prior.js';
import { scoreOf } from './score-of.js';

/** An observation that would have to be gone, and what it rests on: when these facts are others, it is. */
export interface Obstacle {
  readonly code: string;
  readonly title: string;
  readonly because: string;
  readonly contribution: number;
  readonly facts: readonly FactName[];
}

/** What keeps one score below a cut-off. */
export interface Counterfactual {
  readonly dimension: Dimension;
  readonly score: number;
  /** The fewest observations without which the score is not below the cut-off; of several such sets the one of the fewest points. Empty when it is out of reach. */
  readonly without: readonly Obstacle[];
  /** False: the cut-off is out of reach even without anything that pulls the score down. */
  readonly reachable: boolean;
  /** What the score then is: without these, or at its best. Null: nothing would be left to judge by, and no score is below anything. */
  readonly scoreThen: number | null;
  readonly says: string;
}

/** For each score below the cut-off the smallest change that lifts it there. */
export function counterfactualsOf({ scores, observations }: Analysis, cutoff: number): Counterfactual[] {
  return dimensions.flatMap((dimension) => {
    const score = scores[dimension];
    if (score === null || score.value >= cutoff) return [];
    const own = observations.filter((observation) => observation.dimension === dimension);
    const without = smallestLift(dimension, own, cutoff);
    const left = without === null ? best(dimension, own) : own.filter((observation) => !without.includes(observation));
    const scoreThen = scoreOf(dimension, left)?.score.value ?? null;
    const told = { dimension, score: score.value, without: (without ?? []).map(obstacle), reachable: without !== null, scoreThen };
    return [{ ...told, says: sentence(told, cutoff) }];
  });
}

/** What is shown is rounded: half a cent below the cut-off is the cut-off. */
const HALF_A_CENT = 0.00005;

/**
 * The fewest observations whose absence lifts the score to the cut-off, null when none do. An observation weighs on the cut-off
 * `t` with `w c (v - t)`, whatever its neighbours are: so the heaviest are the fewest, and only among sets of that size must one
 * look for the least points. A dimension has a dozen observations at most, of which a handful weigh on it.
 */
export function smallestLift<Seen extends Weighed>(dimension: Dimension, observations: readonly Seen[], cutoff: number): readonly Seen[] | null {
  // Where nothing is left there is no score. It then counts as where it started: knowing nothing lifts nobody higher.
  const passes = (gone: readonly Seen[]): boolean => (scoreOf(dimension, observations.filter((one) => !gone.includes(one)))?.score.value ?? 100 * priors[dimension].value) >= cutoff;
  const load = ({ weight, confidence, value }: Seen): number => weight * confidence * (value - cutoff / 100 + HALF_A_CENT);
  const heavy = observations.filter((one) => load(one) < 0).sort((one, other) => load(one) - load(other));
  const size = [...heavy.keys(), heavy.length].find((count) => passes(heavy.slice(0, count)));
  if (size === undefined) return null;
  const points = (some: readonly Seen[]): number => some.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
  return [...choices(heavy, size)].filter(passes).reduce((least, some) => (points(some) < points(least) ? some : least), heavy.slice(0, size));
}

/** The observations with which the score is highest. */
function best<Seen extends Weighed>(dimension: Dimension, observations: readonly Seen[]): readonly Seen[] {
  const kept: Seen[] = [];
  for (const one of observations.toSorted((some, other) => other.value - some.value)) {
    if (one.value <= (scoreOf(dimension, kept)?.score.value ?? 100 * priors[dimension].value) / 100) break;
    kept.push(one);
  }
  return kept;
}

type Weighed = Pick<ContributedObservation, 'value' | 'confidence' | 'weight' | 'contribution'>;

/** All sets of so many items, in their order. */
function* choices<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  if (size === 0) return yield [];
  for (let first = 0; first <= items.length - size; first += 1) {
    for (const rest of choices(items.slice(first + 1), size - 1)) yield [items[first] as Item, ...rest];
  }
}

/** An analyzer that is not there any more has left its observation, and nobody knows what it asked for. */
function obstacle({ code, title, because, contribution }: ContributedObservation): Obstacle {
  return { code, title, because, contribution, facts: analyzers.find((analyzer) => analyzer.code === code)?.needs ?? [] };
}

function sentence({ dimension, score, without, reachable, scoreThen }: Omit<Counterfactual, 'says'>, cutoff: number): string {
  if (!reachable) {
    const best = scoreThen === null ? 'there would be no score' : `it would be ${scoreThen}`;
    return `${dimension} is ${score}. Without anything that pulls it down ${best}: to reach ${cutoff} takes more good evidence, not less bad.`;
  }
  const these = without.length === 1 ? 'this observation' : `these ${without.length} observations`;
  const then = scoreThen === null ? 'nothing would be left to judge by, and there would be no score' : `it would be ${scoreThen}, not below ${cutoff}`;
  return `${dimension} is ${score}. Without ${these} ${then}.`;
}

