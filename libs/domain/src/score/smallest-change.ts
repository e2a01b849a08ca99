import { analyzers, type AnyAnalyzer } from '../analyzers/catalogue.js';
import { type FactName, type Facts, facts as known } from '../facts/catalogue.js';
import { analyze } from './analyze.js';
import type { Dimension } from './dimension.js';
import { movedBack } from './moved-back.js';
import { type OtherValue, otherValues } from './other-values.js';
import { priors } from './prior.js';

/** One fact that would have to be otherwise. */
export interface ChangedFact {
  readonly fact: FactName;
  /** What the fact is. */
  readonly says: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Facts that would have to be otherwise, and what the score is without and with that. */
export interface FactChange {
  readonly score: number | null;
  /** None: the score is not below the cut-off as it is. */
  readonly facts: readonly ChangedFact[];
  /** Null: nothing would be left to judge by. */
  readonly scoreThen: number | null;
}

type Values = Partial<Record<FactName, unknown>>;

/** What is asked of every set. */
interface Trial {
  readonly scoreWith: (values: Values) => number | null;
  /** Where nothing is left there is no score. It then counts as where it started: knowing nothing lifts nobody higher. */
  readonly heightOf: (score: number | null) => number;
  readonly cutoff: number;
}

/**
 * The fewest facts that would have to be otherwise for the score not to be below the cut-off, and of several such sets the one
 * that lifts it least, each value then as near to the present one as it still does. Of one fact all values are looked at, of two
 * all pairs of those that lift most alone; of more, one fact after the other is added that lifts most. Each set is analyzed, since
 * a fact that accuses here may speak for somebody there. Null: none of them lifts the score so far.
 *
 * Nobody else is served meanwhile: who stands accused by all analyzers at once takes some 1,500 analyses, and most take a hundred.
 */
export function smallestChange(facts: Partial<Facts>, dimension: Dimension, cutoff: number, analyzed: typeof analyze = analyze): FactChange | null {
  const judges = analyzers.filter((analyzer): boolean => analyzer.dimension === dimension) as readonly AnyAnalyzer[];
  const asked = [...new Set(judges.flatMap(({ needs }) => needs))];
  // The other dimensions would be judged along for nothing.
  const own = Object.fromEntries(asked.map((fact) => [fact, facts[fact]])) as Partial<Facts>;
  const { scores, observations } = analyzed(own);
  const score = scores[dimension]?.value ?? null;
  if (score === null || score >= cutoff) return { score, facts: [], scoreThen: score };

  const fine = Math.max(priors[dimension].value, cutoff / 100);
  const accusers = judges.filter(({ code }) => observations.some((one) => one.code === code && one.value < fine));
  const trial: Trial = {
    scoreWith: (values) => analyzed({ ...own, ...values } as Partial<Facts>).scores[dimension]?.value ?? null,
    heightOf: (reached) => reached ?? 100 * priors[dimension].value,
    cutoff,
  };
  const found = smallest(otherValues(own, accusers), trial);
  if (found === null) return null;
  const least = backed(own, found, trial);
  return { score, facts: Object.entries(least).map(([fact, to]) => changed(fact as FactName, facts, to)), scoreThen: trial.scoreWith(least) };
}

const changed = (fact: FactName, facts: Partial<Facts>, to: unknown): ChangedFact => ({ fact, says: known[fact].says, from: facts[fact], to });

/** No score at all is the last choice: it would say nothing of what somebody has to be like. */
const ABOVE_ALL = 101;

function smallest(others: readonly OtherValue[], trial: Trial): Values | null {
  const ways = [() => others.map((one) => [one]), () => pairsOf(strongest(others, trial)), () => [added(others, trial)]];
  for (const sets of ways) {
    const lifting = sets().flatMap((set) => {
      const values = valuesOf(set);
      const score = trial.scoreWith(values);
      return trial.heightOf(score) >= trial.cutoff ? [{ values, borrowed: set.filter(({ isBorrowed }) => isBorrowed).length, lift: score ?? ABOVE_ALL }] : [];
    });
    const [least] = lifting.sort((one, other) => one.borrowed - other.borrowed || one.lift - other.lift);
    if (least) return least.values;
  }
  return null;
}

const valuesOf = (set: readonly OtherValue[]): Values => Object.fromEntries(set.map(({ fact, to }) => [fact, to]));

/** Those of which pairs are tried: of all there would be thousands. */
const MOST_PAIRED = 40;

function strongest(others: readonly OtherValue[], { scoreWith, heightOf }: Trial): OtherValue[] {
  if (others.length <= MOST_PAIRED) return [...others];
  const heights = new Map(others.map((one) => [one, heightOf(scoreWith(valuesOf([one])))]));
  return others.toSorted((one, other) => (heights.get(other) ?? 0) - (heights.get(one) ?? 0)).slice(0, MOST_PAIRED);
}

const pairsOf = (others: readonly OtherValue[]): OtherValue[][] => others.flatMap((one, n) => others.slice(n + 1).flatMap((other) => (other.fact === one.fact ? [] : [[one, other]])));

/** One fact after the other until it is enough, and then without those that the later ones made needless. */
function added(others: readonly OtherValue[], { scoreWith, heightOf, cutoff }: Trial): OtherValue[] {
  const heightWith = (set: readonly OtherValue[]): number => heightOf(scoreWith(valuesOf(set)));
  const set: OtherValue[] = [];
  for (let left = others; left.length > 0 && heightWith(set) < cutoff; ) {
    const heights = left.map((one) => heightWith([...set, one]));
    const best = left[heights.indexOf(Math.max(...heights))] as OtherValue; // of some that are left
    set.push(best);
    left = left.filter(({ fact }) => fact !== best.fact);
  }
  return set.reduce((needed, one) => {
    const rest = needed.filter((other) => other !== one);
    return heightWith(rest) >= cutoff ? rest : needed;
  }, set);
}

/** Each value as near to the present one as it still does beside the others. Where there was a score there is one. */
function backed(facts: Partial<Facts>, values: Values, { scoreWith, heightOf, cutoff }: Trial): Values {
  const isScored = scoreWith(values) !== null;
  const does = (some: Values): boolean => {
    const score = scoreWith(some);
    return heightOf(score) >= cutoff && (score !== null || !isScored);
  };
  return Object.entries(values).reduce((found: Values, [fact, to]) => ({ ...found, [fact]: movedBack(facts[fact as FactName], to, (value) => does({ ...found, [fact]: value })) }), values);
}
