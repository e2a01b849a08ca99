import { dimensions, ruleCategories, runningStatuses } from '@app/domain';
import { z } from 'zod';
import { warning, json, success, utc } from '../http/answer.js';
import { flag, text } from '../events/field.js';
import { conditionsShown } from '../rules/written-conditions.js';

const types = ['person', 'company', 'transaction'] as const;

/** What gu1 lets an analysis be asked for. */
export const analyzeInput = z.looseObject({
  entityType: z
    .enum(types, { error: 'Use person or company.' })
    .refine((type) => type !== 'transaction', 'Transactions are not analyzed here: their events are scored with the entity. Use person or company.')
    .meta({ description: 'person or company: the type of the entity.' }),
  enrichIfNeeded: flag(),
  providerCodes: z.array(text(64)).max(100, 'Use at most 100.').nullish(),
  rulesEngineConfig: z.looseObject({ partialCoverage: flag(), omitCoverage: flag() }).nullish(),
});

export type AnalyzeInput = z.output<typeof analyzeInput>;

const ruleOutcome = z
  .strictObject({
    ruleId: z.uuid(),
    name: z.string(),
    description: z.string(),
    score: z.number().nullable(),
    priority: z.int(),
    category: z.enum(ruleCategories),
    status: z.enum(runningStatuses).meta({ description: 'shadow: its score does not count.' }),
    conditions: conditionsShown,
  })
  .meta({ id: 'RuleOutcome' });

const range = z.strictObject({ name: z.string(), range: z.string(), minScore: z.number(), maxScore: z.number() });

const summary = z
  .strictObject({
    rulesHit: z.array(ruleOutcome),
    rulesNoHit: z.array(ruleOutcome),
    actionsExecuted: json().optional().meta({ description: 'Left out: the alerts of rules that hit are raised a moment later.' }),
    totalScore: z.number().meta({ description: 'The scores of the rules that hit, those in shadow left out.' }),
    scoreResult: z.strictObject({ rawScore: z.number(), normalizedScore: z.number().meta({ description: 'overallRiskScore.' }), label: range.optional() }),
    riskMatrixName: z.string().nullable(),
    executionTimeMs: z.number(),
    trigger: z.literal('manual_evaluation'),
    matchedRulesCount: z.int(),
  })
  .meta({ id: 'RulesExecutionSummary' });

const riskAnalysis = z
  .strictObject({
    id: z.uuid(),
    entityId: z.uuid(),
    entityType: z.enum(['person', 'company']),
    overallRiskScore: z.number().meta({ description: '0..100, higher is worse: what the lowest score is short of 100; 0 without evidence.' }),
    riskLevel: z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
    confidence: z.number().meta({ description: '0..100: that of the lowest score; 0 without evidence.' }),
    rulesTriggered: z.int(),
    rulesExecuted: z.int(),
    executionTimeMs: z.number(),
    riskFactors: z
      .array(z.strictObject({ code: z.string(), dimension: z.enum(dimensions), because: z.string(), contribution: z.number() }))
      .meta({ description: 'What pulled a score down, the strongest first.' }),
    recommendations: z.array(z.string()),
    analyzedAt: utc(),
    triggeredBy: z.string().meta({ description: 'The id of the API key that asked.' }),
    metadata: z.strictObject({ cycle: z.int(), eventCount: z.int(), deviceCount: z.int() }),
  })
  .meta({ id: 'RiskAnalysis' });

export const analyzeAnswer = z.strictObject({
  success,
  data: riskAnalysis,
  rulesResult: z.strictObject({ rulesExecutionSummary: summary, executionTimeMs: z.number() }),
  rulesExecutionSummary: summary,
  warnings: z.array(warning).optional(),
});

export type AnalyzeAnswer = z.output<typeof analyzeAnswer>;
export type RuleOutcome = z.output<typeof ruleOutcome>;
