import { beginningOf } from '../spelling/beginning-of.js';
import type { RuleCase } from './rule-case.js';
import type { Run } from './expressions/expression.js';
import { decided, exactlyOneTrue, negated, type Truth } from './expressions/kleene.js';
import { truthOf } from './expressions/logic.js';
import type { RuleType } from './rule-type.js';
import { type GroupOperator, isGroup, type TreePart } from './tree/tree.js';

/** How something came out. Unknown is not true; that it is not false either is said beside. */
interface Outcome {
  readonly result: boolean;
  readonly unknown?: true;
}

/** A condition and how it came out, as gu1 answers it. */
export interface ExplainedCondition extends Outcome {
  readonly id: string;
  readonly field: string;
  readonly operator: string;
  readonly expectedValue: unknown;
  /** Null: nobody said it. Long texts and lists are cut. */
  readonly actualValue: unknown;
}

export interface ExplainedGroup extends Outcome {
  readonly operator: GroupOperator;
  readonly conditions: readonly Explained[];
}

/** A CEL text and what the fields and windows were that it names. */
export interface ExplainedText extends Outcome {
  readonly operator: 'CEL';
  readonly expression: string;
  readonly values: readonly { readonly field: string; readonly actualValue: unknown }[];
}

export type Explained = ExplainedGroup | ExplainedCondition | ExplainedText;

const groups: Readonly<Record<GroupOperator, (truths: readonly Truth[]) => Truth>> = {
  AND: (truths) => decided(false, truths.length, (index) => truths[index]),
  OR: (truths) => decided(true, truths.length, (index) => truths[index]),
  NOT: (truths) => negated(decided(true, truths.length, (index) => truths[index])),
  XOR: (truths) => exactlyOneTrue(truths.length, (index) => truths[index]),
};

/** Judges a tree, every condition of it: whoever reads the answer wants to see them all. */
export function judgeTree(part: TreePart, run: Run): { readonly truth: Truth; readonly explained: Explained } {
  if (isGroup(part)) {
    const judged = part.parts.map((one) => judgeTree(one, run));
    const truth = groups[part.operator](judged.map((one) => one.truth));
    return { truth, explained: { operator: part.operator, ...outcomeOf(truth), conditions: judged.map(({ explained }) => explained) } };
  }
  const { id, field, operator, expectedValue, type } = part;
  const truth = truthOf(part.holds, run);
  return { truth, explained: { id, field, operator, expectedValue, actualValue: shown(part.actual(run.given), type), ...outcomeOf(truth) } };
}

const outcomeOf = (truth: Truth): Outcome => (truth === undefined ? { result: false, unknown: true } : { result: truth });

export const explainText = (expression: string, truth: Truth, given: RuleCase, reads: readonly ReadValue[]): ExplainedText => ({
  operator: 'CEL',
  expression,
  ...outcomeOf(truth),
  values: reads.map(({ field, type, actual }) => ({ field, actualValue: shown(actual(given), type) })),
});

/** Something that a text asks about, in the order in which it names them. */
export interface ReadValue {
  readonly field: string;
  readonly type: RuleType;
  readonly actual: (given: RuleCase) => unknown;
}

const longestText = 200;
export const shownElements = 10;

/** A value as an answer shows it, which is kept for every alert: long ones are cut, what is inside of objects is left out. */
export function shown(value: unknown, type: RuleType): unknown {
  if (value === undefined || value === null) return null;
  if (type === 'moment' && typeof value === 'number') return new Date(value).toISOString();
  if (typeof value === 'string') return value.length > longestText ? `${beginningOf(value, longestText)}...` : value;
  if (Array.isArray(value)) return [...value.slice(0, shownElements).map((element: unknown) => shownElement(element)), ...(value.length > shownElements ? ['...'] : [])];
  return typeof value === 'object' ? '{...}' : value;
}

const shownElement = (element: unknown): unknown => (Array.isArray(element) ? '[...]' : shown(element, 'anything'));
