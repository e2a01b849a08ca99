import type { Expression } from '../expressions/expression.js';
import type { RuleCase } from '../rule-case.js';
import type { RuleType } from '../rule-type.js';

export const groupOperators = ['AND', 'OR', 'NOT', 'XOR'] as const;

export type GroupOperator = (typeof groupOperators)[number];

/** A tree that was read: groups, and conditions at their ends. */
export type TreePart = TreeGroup | TreeCondition;

export interface TreeGroup {
  readonly operator: GroupOperator;
  readonly parts: readonly TreePart[];
}

export interface TreeCondition {
  readonly id: string;
  readonly field: string;
  /** The short spelling, whichever was written. */
  readonly operator: string;
  readonly expectedValue: unknown;
  readonly holds: Expression;
  readonly type: RuleType;
  /** What the field is at the moment; of `$` the values of all elements. */
  readonly actual: (given: RuleCase) => unknown;
  /** The same in CEL. */
  readonly cel: string;
}

export const isGroup = (part: TreePart): part is TreeGroup => 'parts' in part;
