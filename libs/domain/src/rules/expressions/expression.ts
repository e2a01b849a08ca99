import type { RuleCase } from '../rule-case.js';
import type { RuleType } from '../rule-type.js';
import type { FieldPath } from './field-path.js';

/** Why an evaluation could not say what something is, beside that nobody said it. */
export const troubles = {
  INCOMPARABLE: 'two values were compared or computed with that are not of one type',
  WINDOW_ABSENT: 'a window was not loaded',
  LIST_ABSENT: 'a data list does not exist any more, or was not loaded',
  LIST_TOO_LONG: 'a list has more elements than are gone through',
  TEXT_TOO_LONG: 'a text became longer than a rule may make it',
  NOT_A_NUMBER: 'a division by zero, or a text that is no number',
  TOO_MANY_STEPS: 'the rule did more than a rule may do',
} as const;

export type Trouble = keyof typeof troubles;

/** One evaluation under way. */
export interface Run {
  readonly given: RuleCase;
  /** The element that is looked at while a list is gone through; lists are not gone through inside of each other. */
  each: unknown;
  stepsLeft: number;
  readonly troubles: Set<Trouble>;
}

/**
 * What both forms of a rule are compiled to. It answers a value, or undefined: unknown. Unknown is contagious, as in SQL,
 * until something settles the matter: false AND unknown is false, true OR unknown is true. It never throws.
 */
export interface Expression {
  readonly type: RuleType;
  readonly of: (run: Run) => unknown;
  /** How many steps it takes, without the lists that it goes through. */
  readonly steps: number;
  /** Where its value comes from, if it is a plain field or an element of one. */
  readonly path?: FieldPath;
  /** The same of its elements, if it is a list that was chosen from a field. */
  readonly elements?: FieldPath;
}

export function unknownFor(run: Run, trouble: Trouble): undefined {
  run.troubles.add(trouble);
  return undefined;
}

/** Whether so many steps may still be done; once they may not, nothing is known any more. */
export function mayStep(run: Run, steps: number): boolean {
  run.stepsLeft -= steps;
  if (run.stepsLeft >= 0) return true;
  run.troubles.add('TOO_MANY_STEPS');
  return false;
}

export const stepsOf = (parts: readonly Expression[]): number => parts.reduce((sum, { steps }) => sum + steps, 1);

export const literal = (value: string | number | boolean, type: RuleType): Expression => ({ type, steps: 1, of: () => value });
