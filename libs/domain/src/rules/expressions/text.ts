import { hasElement } from './compare.js';
import { type Expression, mayStep, stepsOf, unknownFor } from './expression.js';
import type { Pattern } from './pattern.js';

/** What is asked of two texts. */
export const textTests = {
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
} as const;

export type TextTest = keyof typeof textTests;

export function textTest(test: TextTest, text: Expression, part: Expression): Expression {
  const holds = textTests[test];
  return {
    type: 'truth',
    steps: stepsOf([text, part]),
    of: (run) => {
      const [whole, wanted] = [text.of(run), part.of(run)];
      if (whole === undefined || wanted === undefined) return undefined;
      return typeof whole === 'string' && typeof wanted === 'string' ? holds(whole, wanted) : unknownFor(run, 'INCOMPARABLE');
    },
  };
}

/** A text has a part, a list has an element. */
export const contains = (whole: Expression, part: Expression): Expression => ({
  type: 'truth',
  steps: stepsOf([whole, part]),
  of: (run) => {
    const [has, wanted] = [whole.of(run), part.of(run)];
    if (has === undefined || wanted === undefined) return undefined;
    if (Array.isArray(has)) return hasElement(run, has, wanted);
    if (typeof has !== 'string' || typeof wanted !== 'string') return unknownFor(run, 'INCOMPARABLE');
    return mayStep(run, has.length / 64) ? has.includes(wanted) : undefined;
  },
});

export const matches = (text: Expression, pattern: Pattern): Expression => ({
  type: 'truth',
  steps: text.steps + 1,
  of: (run) => {
    const value = text.of(run);
    if (value === undefined) return undefined;
    return typeof value === 'string' ? pattern.isIn(run, value) : unknownFor(run, 'INCOMPARABLE');
  },
});
