import { type WindowRequest, windowKey } from '../windows/window-request.js';
import { type Expression, type Run, unknownFor } from './expression.js';
import { type FieldPath, memberOf, typeOfPath } from './field-path.js';

/** The value of a field without `$`. */
export function fieldValue(path: FieldPath): Expression {
  const { field, below } = path;
  const type = typeOfPath(path);
  if (below.length === 0) return { type, steps: 1, path, of: ({ given }) => field.of(given) ?? undefined };
  return { type, steps: 1 + below.length, path, of: ({ given }) => memberOf(field.of(given), below) };
}

/** What lies below a value that is no field of its own: an element, or what a function answers. */
export function member(of: Expression, segments: readonly string[]): Expression {
  const path = of.path === undefined ? {} : { path: { field: of.path.field, below: [...of.path.below, ...segments] } };
  return { type: 'anything', steps: of.steps + segments.length, ...path, of: (run) => memberOf(of.of(run), segments) };
}

export const windowValue = (request: WindowRequest): Expression => {
  const key = windowKey(request);
  return {
    type: 'number',
    steps: 1,
    of: (run: Run) => {
      const value = run.given.windows.get(key);
      return value === undefined ? unknownFor(run, 'WINDOW_ABSENT') : (value ?? undefined);
    },
  };
};

/** Whether somebody said it at all: this is never unknown. */
export const isKnown = (of: Expression): Expression => ({ type: 'truth', steps: of.steps + 1, of: (run) => of.of(run) !== undefined });
