import type { CompiledRule } from './check-rule.js';
import type { Expression, Run, Trouble } from './expressions/expression.js';
import { exactlyOneTrue, type Truth } from './expressions/kleene.js';
import { truthOf } from './expressions/logic.js';
import { atMost } from './limits.js';
import type { RuleCase } from './rule-case.js';
import { isGroup, type TreePart } from './tree/tree.js';

const absent: readonly Trouble[] = ['WINDOW_ABSENT', 'LIST_ABSENT'];

/**
 * Whether a rule cannot hold at a case, whatever its windows and lists turn out to be: then they need not be loaded. Most rules
 * are ruled out by the type of the event. Said only of parts that never looked at a window or list: somebody may ask whether one
 * is there.
 */
export const isRuledOut = ({ read }: CompiledRule, given: RuleCase): boolean => {
  const bare = { ...given, windows: new Map<string, number | null>(), lists: new Map<string, ReadonlySet<string>>() };
  return ('tree' in read ? settled(read.tree, bare) : settledBy(read.cel.holds, bare)) === false;
};

/** True or false where that stands; undefined where it does not, or is unknown anyway. */
function settled(part: TreePart, given: RuleCase): Truth {
  if (!isGroup(part)) return settledBy(part.holds, given);
  const truths = part.parts.map((one) => settled(one, given));
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

function settledBy(holds: Expression, given: RuleCase): Truth {
  const run: Run = { given, each: undefined, stepsLeft: atMost('steps'), troubles: new Set() };
  const truth = truthOf(holds, run);
  return absent.some((trouble) => run.troubles.has(trouble)) ? undefined : truth;
}
