import type { CompiledRule } from './check-rule.js';
import type { Expression, Run, Trouble } from './expressions/expression.js';
import { exactlyOneTrue, type Truth } from './expressions/kleene.js';
import { truthOf } from './expressions/logic.js';
import { atMost } from './limits.js';
import type { RuleCase } from './rule-case.js';
import { isGroup, type TreePart } from './tree/tree.js';

const absent: readonly Trouble[] = ['WINDOW_ABSENT', 'LIST_ABSENT'];

const unasked = new Map<string, never>();

/**
 * Whether a rule cannot hold at a case, whatever its windows and lists turn out to be: then they need not be loaded. Most rules
 * are ruled out by the type of the event. Said only of parts that never looked at a window or list: somebody may ask whether one
 * is there. One run serves all rules of a case: this is done for every rule at every event.
 */
export function rulingOut(given: RuleCase): (rule: CompiledRule) => boolean {
  const run: Run = { given: { ...given, windows: unasked, lists: unasked }, each: undefined, stepsLeft: 0, troubles: new Set() };
  return ({ read }) => ('tree' in read ? settled(read.tree, run) : settledBy(read.cel.holds, run)) === false;
}

/** True or false where that stands; undefined where it does not, or is unknown anyway. */
function settled(part: TreePart, run: Run): Truth {
  if (!isGroup(part)) return settledBy(part.holds, run);
  const truths = part.parts.map((one) => settled(one, run));
  switch (part.operator) {
    case 'AND':
      return truths.includes(false) ? false : all(truths, true);
    case 'OR':
      return truths.includes(true) ? true : all(truths, false);
    case 'NOT':
      return truths.includes(true) ? false : all(truths, false) === undefined ? undefined : true;
    case 'XOR':
      return exactlyOneTrue(truths.length, (index) => truths[index]);
  }
}

const all = (truths: readonly Truth[], wanted: boolean): Truth => (truths.every((truth) => truth === wanted) ? wanted : undefined);

function settledBy(holds: Expression, run: Run): Truth {
  run.stepsLeft = atMost('steps');
  if (run.troubles.size > 0) run.troubles.clear();
  const truth = truthOf(holds, run);
  return absent.some((trouble) => run.troubles.has(trouble)) ? undefined : truth;
}
