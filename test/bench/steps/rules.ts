import { checkRule, type CompiledRule, evaluateRule } from '@app/domain';
import { exampleRules } from '../../support/rules/example-rules.js';
import { hostileCase, hostileRules } from '../../support/rules/hostile-rules.js';
import type { Figures, Shot } from './step.js';

const HOSTILE = 1_000;
/** The quickest of so many: the others are what else the machine was doing. */
const TRIES = 3;
const EVALUATIONS_AT_ONCE = 1_000;

/** Evaluates the example rules in this process, in both forms, and then whatever hostile rules do. */
export async function evaluations({ seconds, seed, watched, say }: Shot): Promise<Figures> {
  const perSecond = { tree: 0, cel: 0 };
  await watched(async () => {
    for (const form of ['tree', 'cel'] as const) perSecond[form] = evaluationsPerSecond(form, seconds / 2);
    return Promise.resolve();
  });
  const worst = worstOf(seed);
  say(`  the slowest hostile rule to check was of kind "${worst.check.kind}", to evaluate "${worst.evaluate.kind}"`);
  return { treePerSecond: perSecond.tree, celPerSecond: perSecond.cel, hostileCheckMs: worst.check.ms, hostileEvaluateMs: worst.evaluate.ms };
}

function evaluationsPerSecond(form: 'tree' | 'cel', seconds: number): number {
  const rules = exampleRules.flatMap((example) => [example.hits, example.spares].map((given) => ({ rule: compiled(example[form]), given })));
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < seconds * 1_000) {
    for (let n = 0; n < EVALUATIONS_AT_ONCE; n += 1) for (const { rule, given } of rules) evaluateRule(rule, given);
    done += EVALUATIONS_AT_ONCE * rules.length;
  }
  return (1_000 * done) / (performance.now() - began);
}

function worstOf(seed: number): Record<'check' | 'evaluate', { kind: string; ms: number }> {
  const given = hostileCase();
  const worst = { check: { kind: '', ms: 0 }, evaluate: { kind: '', ms: 0 } };
  for (const { kind, conditions } of hostileRules(HOSTILE, seed)) {
    const checkMs = quickest(() => checkRule(conditions));
    if (checkMs > worst.check.ms) worst.check = { kind, ms: checkMs };
    const checked = checkRule(conditions);
    if ('mistakes' in checked) continue;
    const evaluateMs = quickest(() => evaluateRule(checked.rule, given));
    if (evaluateMs > worst.evaluate.ms) worst.evaluate = { kind, ms: evaluateMs };
  }
  return worst;
}

function quickest(work: () => unknown): number {
  const took = Array.from({ length: TRIES }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...took);
}

function compiled(conditions: unknown): CompiledRule {
  const checked = checkRule(conditions);
  if ('mistakes' in checked) throw new Error(`An example rule is refused: ${JSON.stringify(checked.mistakes)}`);
  return checked.rule;
}
