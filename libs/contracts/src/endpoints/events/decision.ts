import { decisions, ruleCategories, runningStatuses } from '@app/domain';
import { z } from 'zod';
import { json } from '../../http/answer.js';

const ms = () => z.number().nonnegative();

/** What sync rules advise; left out where there are none. */
export const decisionFields = {
  decision: z.enum(decisions).optional(),
  degraded: z.array(z.enum(['entity', 'place', 'windows', 'lists', 'rules'])).optional(),
};

const item = z.strictObject({
  ruleId: z.uuid(),
  name: z.string(),
  description: z.string(),
  score: z.number().nullable(),
  priority: z.int(),
  category: z.enum(ruleCategories),
  status: z.enum(runningStatuses),
  conditions: json().optional().meta({ description: 'Each condition with what was expected and what was there. Left out where the event alone rules the rule out.' }),
  actions: z.array(z.strictObject({ type: z.string() })).optional().meta({ description: 'What follows a hit.' }),
});

const summary = z.strictObject({
  rulesHit: z.array(item),
  rulesNoHit: z.array(item),
  actionsExecuted: z.record(z.string(), z.int()).optional().meta({ description: 'How many actions of each type follow, behind the answer.' }),
  totalScore: z.number().meta({ description: 'The scores of the rules that hold, those in shadow left out.' }),
  scoreResult: z.strictObject({ rawScore: z.number(), normalizedScore: z.number().meta({ description: 'At most 100.' }) }),
  executionTimeMs: ms(),
  trigger: z.literal('created'),
  matchedRulesCount: z.int(),
});

/** A decision in full, as a single event is answered. */
export const decisionShape = {
  ...decisionFields,
  rulesResult: z
    .strictObject({
      decision: z.enum(decisions),
      rulesEvaluated: z.int(),
      executionTimeMs: ms(),
      stages: z.strictObject({ cases: ms(), windows: ms(), lists: ms(), rules: ms() }).meta({ description: 'Milliseconds that the group of events took, with which this one was stored.' }),
      rulesExecutionSummary: summary,
    })
    .optional(),
  rulesExecutionSummary: summary.optional(),
};
