import { holds, type ScoreCondition } from '../rules/score-condition.js';
import type { Scores } from './analyze.js';
import { dimensions, type Dimension } from './dimension.js';
import { priors } from './prior.js';

/** One score that tells another verdict than before. */
export interface RevisedScore {
  readonly dimension: Dimension;
  readonly before: number | null;
  readonly after: number | null;
  /** The figures by which a condition of a rule answers otherwise than before; empty when it is for the distance alone. */
  readonly crossed: readonly string[];
}

/** What is asked of scores: the conditions of the rules that are on, and how many points are a change of their own. */
export interface Yardstick {
  readonly conditions: readonly ScoreCondition[];
  readonly points: number;
}

/**
 * The verdict on a dimension is how every condition of every rule answers about it: it changes when one of them answers
 * otherwise, or when the score moves by so many points that whoever acted on it would want to know; where there is no score it
 * is measured from where everybody starts. Empty: the verdict stands.
 */
export function revisionOf(before: Scores, after: Scores, { conditions, points }: Yardstick): RevisedScore[] {
  return dimensions.flatMap((dimension) => {
    const [was, is] = [before[dimension], after[dimension]];
    const crossed = conditions
      .filter((condition) => condition.dimension === dimension || condition.dimension === 'ANY')
      .flatMap((condition) => {
        const about = [{ ...condition, dimension }];
        const answer = holds(about, after);
        return answer.holds === holds(about, before).holds ? [] : [answer.because];
      });
    const start = 100 * priors[dimension].value;
    const moved = Math.abs(Math.round(100 * ((is?.value ?? start) - (was?.value ?? start)))) >= 100 * points;
    if (crossed.length === 0 && !moved) return [];
    return [{ dimension, before: was?.value ?? null, after: is?.value ?? null, crossed: [...new Set(crossed)] }];
  });
}
