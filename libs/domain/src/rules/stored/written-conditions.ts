import { isObject, type JsonObject } from '../../entity/json.js';
import { dimensions, type Dimension } from '../../score/dimension.js';
import { type CheckedRule, checkRule } from '../check-rule.js';
import type { RuleSetting } from '../compiled.js';
import type { ScoreCondition } from '../score-condition.js';

/** Conditions as they are written and kept: a tree, a CEL text, or a list of conditions on scores, all of which must hold. */
export type WrittenConditions = JsonObject | { readonly cel: string } | readonly ScoreCondition[];

/** Reads conditions in each of the three forms; all come to one evaluator. */
export function checkConditions(written: unknown, setting?: RuleSetting): CheckedRule {
  if (Array.isArray(written)) return checkRule(treeOfScores(written as readonly ScoreCondition[]), setting); // its schema let it through
  if (isObject(written) && Object.keys(written).length === 1 && typeof written['cel'] === 'string') return checkRule(written['cel'], setting);
  return checkRule(written, setting);
}

/** The tree that says the same as a list of conditions on scores. A score that is null is unknown in it, and holds nothing. */
export const treeOfScores = (conditions: readonly ScoreCondition[]): JsonObject => ({
  operator: 'AND',
  conditions: conditions.map((condition) =>
    condition.dimension === 'ANY' ? { operator: 'OR', conditions: dimensions.map((dimension) => ofScore(dimension, condition)) } : ofScore(condition.dimension, condition),
  ),
});

function ofScore(dimension: Dimension, { operator, threshold, minConfidence }: ScoreCondition): JsonObject {
  const score = { field: `scores.${dimension}.value`, operator, value: threshold };
  if (minConfidence === undefined) return score;
  return { operator: 'AND', conditions: [{ field: `scores.${dimension}.confidence`, operator: 'gte', value: minConfidence }, score] };
}
