import { isObject } from '../../entity/json.js';
import { dimensions, type Dimension } from '../../score/dimension.js';
import type { Explained, ExplainedCondition } from '../explain.js';
import { type ScoreCondition, scoreOperators } from '../score-condition.js';
import { operatorOf } from '../tree/operators.js';
import type { WrittenConditions } from './written-conditions.js';

/** Where a rule looks for a score: below something, or above. */
export interface ScoreQuestion {
  readonly dimension: Dimension;
  readonly direction: 'down' | 'up';
}

/** Which scores made the rule hold, for the reasons that are shown with it. A text does not say in which direction it looks: mostly down. */
export function scoresThatHeld(explained: Explained): ScoreQuestion[] {
  if ('conditions' in explained) return explained.result ? explained.conditions.flatMap(scoresThatHeld) : [];
  if ('expression' in explained) return explained.values.flatMap(({ field }) => questionOf(field, 'down'));
  return explained.result ? questionOf(explained.field, directionOf(explained)) : [];
}

/** The thresholds that a rule sets for scores. Those inside of a text are not known. */
export function scoreConditionsOf(written: WrittenConditions): ScoreCondition[] {
  if (isList(written)) return [...written];
  return thresholdsOf(written);
}

const isList = (written: WrittenConditions): written is readonly ScoreCondition[] => Array.isArray(written);

function thresholdsOf(part: unknown): ScoreCondition[] {
  if (!isObject(part)) return [];
  if (Array.isArray(part['conditions'])) return part['conditions'].flatMap(thresholdsOf);
  const dimension = dimensions.find((one) => part['field'] === `scores.${one}.value`);
  const used = typeof part['operator'] === 'string' ? operatorOf(part['operator'])?.name : undefined;
  const operator = scoreOperators.find((one) => one === used);
  return dimension && operator && typeof part['value'] === 'number' ? [{ dimension, operator, threshold: part['value'] }] : [];
}

const questionOf = (field: string, direction: ScoreQuestion['direction']): ScoreQuestion[] => dimensions.filter((dimension) => field === `scores.${dimension}.value`).map((dimension) => ({ dimension, direction }));

const directionOf = ({ operator }: ExplainedCondition): ScoreQuestion['direction'] => (operator === 'gt' || operator === 'gte' ? 'up' : 'down');
