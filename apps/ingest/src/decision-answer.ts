import type { Decided, RuleAsked } from '@app/database';
import { rememberingByObject } from '@app/domain';

/**
 * What a decision says in an answer, as members of its JSON: at its root and once more under rulesResult, as gu1 answers it. With
 * fifty rules it is most of the answer, so what stands in it twice is written once. Nothing where no rule was asked.
 */
export function decisionMembers(decided: Decided | undefined): string {
  if (decided === undefined) return '';
  const { decision, asked, stages, degraded } = decided;
  const executionTimeMs = Math.round(Object.values(stages).reduce((sum, ms) => sum + ms, 0) * 100) / 100;
  const members = JSON.stringify({ decision, ...(degraded.length > 0 ? { degraded } : {}) });
  const result = JSON.stringify({ decision, rulesEvaluated: asked.length, executionTimeMs, stages });
  const twice = `"rulesExecutionSummary":${summaryOf(asked, executionTimeMs)}`;
  return `,${members.slice(1, -1)},"rulesResult":${result.slice(0, -1)},${twice}},${twice}`;
}

function summaryOf(asked: readonly RuleAsked[], executionTimeMs: number): string {
  const hits = asked.filter(({ answer }) => answer?.holds);
  const acting = hits.filter(({ rule }) => rule.status !== 'shadow');
  const actions = acting.flatMap(({ rule }) => rule.actions.map(({ type }) => type));
  const totalScore = acting.reduce((sum, { rule }) => sum + (rule.score ?? 0), 0);
  const figures = JSON.stringify({
    ...(actions.length > 0 ? { actionsExecuted: counted(actions) } : {}),
    totalScore,
    scoreResult: { rawScore: totalScore, normalizedScore: Math.min(100, totalScore) },
    executionTimeMs,
    trigger: 'created',
    matchedRulesCount: hits.length,
  });
  const others = asked.filter(({ answer }) => !answer?.holds);
  return `{"rulesHit":[${hits.map(itemOf).join()}],"rulesNoHit":[${others.map(itemOf).join()}],${figures.slice(1)}`;
}

/** A rule that what is known of the event alone rules out has no conditions to show. */
function itemOf({ rule, answer }: RuleAsked): string {
  const { head, actions, ruledOut } = textOf(rule);
  return answer === null ? ruledOut : `${head},"conditions":${JSON.stringify(answer.conditions)}${answer.holds ? actions : ''}}`;
}

/** What is the same in each answer: a rule that changes is another object. */
const textOf = rememberingByObject(({ id, name, description, score, priority, category, status, actions }: RuleAsked['rule']) => {
  const ruledOut = JSON.stringify({ ruleId: id, name, description, score, priority, category, status });
  return { ruledOut, head: ruledOut.slice(0, -1), actions: `,"actions":${JSON.stringify(actions.map(({ type }) => ({ type })))}` };
});

/** What rules ask for is done behind the answer, by the stations. */
function counted(types: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
