import { type Expression, type Run, stepsOf, unknownFor } from './expression.js';
import { decided, negated, type Truth } from './kleene.js';

/** True, false or unknown. Anything else is no truth, and therefore unknown. */
export function truthOf(part: Expression | undefined, run: Run): Truth {
  const value = part?.of(run);
  return typeof value === 'boolean' || value === undefined ? value : unknownFor(run, 'INCOMPARABLE');
}

/** False as soon as one part is; true when all are. */
export const allOf = (parts: readonly Expression[]): Expression => ({
  type: 'truth',
  steps: stepsOf(parts),
  of: (run) => decided(false, parts.length, (index) => truthOf(parts[index], run)),
});

/** True as soon as one part is; false when none is. */
export const anyOf = (parts: readonly Expression[]): Expression => ({
  type: 'truth',
  steps: stepsOf(parts),
  of: (run) => decided(true, parts.length, (index) => truthOf(parts[index], run)),
});

export const not = (part: Expression): Expression => ({ type: 'truth', steps: part.steps + 1, of: (run) => negated(truthOf(part, run)) });

export const choice = (condition: Expression, yes: Expression, no: Expression): Expression => ({
  type: yes.type === no.type ? yes.type : 'anything',
  steps: stepsOf([condition, yes, no]),
  of: (run) => {
    const truth = truthOf(condition, run);
    return truth === undefined ? undefined : (truth ? yes : no).of(run);
  },
});

/** The value, or another one where nobody said it. */
export const orElse = (value: Expression, otherwise: Expression): Expression => ({
  type: value.type === otherwise.type || value.type === 'anything' ? otherwise.type : 'anything',
  steps: stepsOf([value, otherwise]),
  of: (run) => value.of(run) ?? otherwise.of(run),
});
