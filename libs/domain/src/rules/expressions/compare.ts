import { memberOf } from './field-path.js';
import { type Expression, mayStep, type Run, stepsOf, unknownFor } from './expression.js';

/** How two values are put in order. */
export const orders = {
  lt: (one: number, other: number) => one < other,
  lte: (one: number, other: number) => one <= other,
  gt: (one: number, other: number) => one > other,
  gte: (one: number, other: number) => one >= other,
} as const;

export type Order = keyof typeof orders;

/** Values of two types are not equal; lists and objects are not compared at all. */
export function isEqual(run: Run, one: unknown, other: unknown): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (typeof one === 'object' || typeof other === 'object') return unknownFor(run, 'INCOMPARABLE');
  return one === other;
}

export const equals = (left: Expression, right: Expression): Expression => ({
  type: 'truth',
  steps: stepsOf([left, right]),
  of: (run) => isEqual(run, left.of(run), right.of(run)),
});

/** Numbers and moments have an order, and nothing else. */
export function inOrder(order: Order, left: Expression, right: Expression): Expression {
  const holds = orders[order];
  return {
    type: 'truth',
    steps: stepsOf([left, right]),
    of: (run) => {
      const [one, other] = [left.of(run), right.of(run)];
      if (typeof one === 'number' && typeof other === 'number') return holds(one, other);
      return one === undefined || other === undefined ? undefined : unknownFor(run, 'INCOMPARABLE');
    },
  };
}

/** Whether a value is one of those that are written out. */
export function isOneOf(value: Expression, values: readonly (string | number | boolean)[]): Expression {
  const known: ReadonlySet<unknown> = new Set(values);
  return {
    type: 'truth',
    steps: value.steps + 1,
    of: (run) => {
      const found = value.of(run);
      if (found === undefined) return undefined;
      return typeof found === 'object' ? unknownFor(run, 'INCOMPARABLE') : known.has(found);
    },
  };
}

/** Whether a list has a value among its elements, or an object a member of this name. */
export const isIn = (value: Expression, list: Expression): Expression => ({
  type: 'truth',
  steps: stepsOf([value, list]),
  of: (run) => {
    const [wanted, elements] = [value.of(run), list.of(run)];
    if (wanted === undefined || elements === undefined) return undefined;
    if (Array.isArray(elements)) return hasElement(run, elements, wanted);
    const isNamed = typeof elements === 'object' && typeof wanted === 'string';
    return isNamed ? memberOf(elements, [wanted]) !== undefined : unknownFor(run, 'INCOMPARABLE');
  },
});

export function hasElement(run: Run, elements: readonly unknown[], wanted: unknown): boolean | undefined {
  if (typeof wanted === 'object') return unknownFor(run, 'INCOMPARABLE');
  return mayStep(run, elements.length) ? elements.includes(wanted) : undefined;
}
