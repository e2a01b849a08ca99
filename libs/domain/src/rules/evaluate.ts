import type { CompiledRule } from './check-rule.js';
import { type Explained, explainText, judgeTree } from './explain.js';
import type { Run, Trouble } from './expressions/expression.js';
import { truthOf } from './expressions/logic.js';
import { atMost } from './limits.js';
import type { RuleCase } from './rule-case.js';

/** How a rule came out at one event. */
export interface RuleAnswer {
  /** What is unknown does not hold: nobody is accused for what was not said. */
  readonly holds: boolean;
  readonly conditions: Explained;
  /** What went wrong on the way, to be counted. A rule may hold all the same, where the rest of it settles the matter. */
  readonly troubles: readonly Trouble[];
}

/** Evaluates a rule. It never throws, takes a bounded time, and answers the same for the same case. */
export function evaluateRule({ read }: CompiledRule, given: RuleCase): RuleAnswer {
  const run: Run = { given, each: undefined, stepsLeft: atMost('steps'), troubles: new Set() };
  const { truth, explained } = 'tree' in read ? judgeTree(read.tree, run) : judgeText(read.cel, run);
  return { holds: truth === true, conditions: explained, troubles: [...run.troubles].sort() };
}

function judgeText({ text, holds, reads }: Extract<CompiledRule['read'], { cel: unknown }>['cel'], run: Run): { truth: boolean | undefined; explained: Explained } {
  const truth = truthOf(holds, run);
  return { truth, explained: explainText(text, truth, run.given, reads) };
}
