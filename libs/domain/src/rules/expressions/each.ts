import { atMost } from '../limits.js';
import { elementOf } from '../rule-type.js';
import { type Expression, mayStep, type Run, unknownFor } from './expression.js';
import type { FieldPath } from './field-path.js';
import { decided, exactlyOneTrue } from './kleene.js';
import { truthOf } from './logic.js';

/** The element that is looked at. */
export function element(of: Expression): Expression {
  const path = elementPath(of);
  return { type: elementOf(of.type), steps: 1, ...(path === undefined ? {} : { path }), of: ({ each }) => each ?? undefined };
}

const elementPath = ({ path, elements }: Expression): FieldPath | undefined => elements ?? (path && { field: path.field, below: [...path.below, '$'] });

/** The elements of a list, if it is one that may be gone through with so many steps for each. */
function elementsOf(list: Expression, run: Run, stepsEach: number): readonly unknown[] | undefined {
  const elements = list.of(run);
  if (elements === undefined) return undefined;
  if (!Array.isArray(elements)) return unknownFor(run, 'INCOMPARABLE');
  if (elements.length > atMost('elements')) return unknownFor(run, 'LIST_TOO_LONG');
  return mayStep(run, elements.length * stepsEach) ? elements : undefined;
}

const overEach = (list: Expression, body: Expression, type: Expression['type'], of: (run: Run, elements: readonly unknown[]) => unknown): Expression => ({
  type,
  steps: list.steps + 1,
  of: (run) => {
    const elements = elementsOf(list, run, body.steps);
    return elements === undefined ? undefined : of(run, elements);
  },
});

/** Once all steps are done the rest of a list is not looked at: some bodies know their price only when they are through. */
function valueFor(each: unknown, body: Expression, run: Run): unknown {
  if (run.stepsLeft < 0) return undefined;
  run.each = each;
  return body.of(run);
}

function truthFor(each: unknown, body: Expression, run: Run): boolean | undefined {
  if (run.stepsLeft < 0) return undefined;
  run.each = each;
  return truthOf(body, run);
}

/** Whether at least one element is so (`any`), or each of them (`all`): OR and AND over the elements. */
export const quantified = (kind: 'any' | 'all', list: Expression, body: Expression): Expression =>
  overEach(list, body, 'truth', (run, elements) => decided(kind === 'any', elements.length, (index) => truthFor(elements[index], body, run)));

export const exactlyOne = (list: Expression, body: Expression): Expression =>
  overEach(list, body, 'truth', (run, elements) => exactlyOneTrue(elements.length, (index) => truthFor(elements[index], body, run)));

/** The elements that are so. They are still elements of the same field. */
export function filtered(list: Expression, body: Expression): Expression {
  const elements = elementPath(list);
  const kept = overEach(list, body, list.type, (run, all) => {
    const truths = all.map((each) => truthFor(each, body, run));
    return truths.includes(undefined) ? undefined : all.filter((_, index) => truths[index]);
  });
  return elements === undefined ? kept : { ...kept, elements };
}

/** What becomes of each element. */
export const mapped = (list: Expression, body: Expression): Expression =>
  overEach(list, body, 'list', (run, elements) => {
    const made = elements.map((each) => valueFor(each, body, run));
    return made.includes(undefined) ? undefined : made;
  });
