import type { Scores } from '../score/analyze.js';
import { dimensions, type Dimension } from '../score/dimension.js';
import type { Score } from '../score/score-of.js';

export const scoreOperators = ['lt', 'lte', 'gt', 'gte'] as const;

export type ScoreOperator = (typeof scoreOperators)[number];

/** What a rule or a badge asks of the scores. `ANY` asks for at least one dimension of which it is true. */
export interface ScoreCondition {
  readonly dimension: Dimension | 'ANY';
  readonly operator: ScoreOperator;
  /** 0..100 */
  readonly threshold: number;
  /** 0..1. A score with less is not asked: it is too early to say. */
  readonly minConfidence?: number;
}

/** Whether the conditions hold, and a sentence that says by which figures. */
export interface ConditionsAnswer {
  readonly holds: boolean;
  readonly because: string;
}

const operators: Readonly<Record<ScoreOperator, { holds: (value: number, threshold: number) => boolean; reads: string }>> = {
  lt: { holds: (value, threshold) => value < threshold, reads: 'below' },
  lte: { holds: (value, threshold) => value <= threshold, reads: 'at most' },
  gt: { holds: (value, threshold) => value > threshold, reads: 'above' },
  gte: { holds: (value, threshold) => value >= threshold, reads: 'at least' },
};

/**
 * All conditions must hold. A score that is null holds nothing, in either direction: an alert must rest on evidence. No
 * conditions hold nothing either, since the other reading would raise an alert for everybody.
 */
export function holds(conditions: readonly ScoreCondition[], scores: Scores): ConditionsAnswer {
  if (conditions.length === 0) return { holds: false, because: 'There is no condition to hold.' };
  const answers = conditions.map((condition) => answerTo(condition, scores));
  const refusal = answers.find((answer) => !answer.holds);
  return refusal ?? { holds: true, because: answers.map(({ because }) => because).join(' ') };
}

function answerTo(condition: ScoreCondition, scores: Scores): ConditionsAnswer {
  if (condition.dimension !== 'ANY') return answerBy(condition.dimension, condition, scores[condition.dimension]);
  const held = dimensions.map((dimension) => answerBy(dimension, condition, scores[dimension])).find((answer) => answer.holds);
  const { operator, threshold, minConfidence } = condition;
  const sure = minConfidence === undefined ? '' : ` with a confidence of at least ${minConfidence}`;
  return held ?? { holds: false, because: `No dimension has a score ${operators[operator].reads} ${threshold}${sure}.` };
}

function answerBy(dimension: Dimension, { operator, threshold, minConfidence = 0 }: ScoreCondition, score: Score | null): ConditionsAnswer {
  if (score === null) return { holds: false, because: `${dimension} has no score yet.` };
  const { value, confidence } = score;
  if (confidence < minConfidence) {
    return { holds: false, because: `${dimension} is ${value}, but its confidence is ${confidence} and not yet ${minConfidence}.` };
  }
  const told = operators[operator];
  const yes = told.holds(value, threshold);
  return { holds: yes, because: `${dimension} is ${value}, ${yes ? '' : 'not '}${told.reads} ${threshold}.` };
}
