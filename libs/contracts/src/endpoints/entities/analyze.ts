import { z } from 'zod';
import { analyzeAnswer, analyzeInput } from '../../entities/analyze.js';
import { analysisExample, entityExample } from '../../entities/entity-example.js';
import { defineEndpoint } from '../../http/endpoint.js';

const travel = { code: 'behavior.impossible-travel', dimension: 'BEHAVIOR', because: 'Madrid to Tokyo in 60 minutes.', contribution: -38.8 };

const summary = {
  rulesHit: [
    {
      ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
      name: 'Not itself',
      description: '',
      score: null,
      priority: 50,
      category: 'custom',
      status: 'active',
      conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }],
    },
  ],
  rulesNoHit: [],
  totalScore: 0,
  scoreResult: { rawScore: 0, normalizedScore: 58.8, label: { name: 'MEDIUM', range: '30-60', minScore: 30, maxScore: 60 } },
  riskMatrixName: null,
  executionTimeMs: 12.5,
  trigger: 'manual_evaluation',
  matchedRulesCount: 1,
};

export const analyzeEntity = defineEndpoint({
  method: 'POST',
  path: '/entities/{entityId}/analyze',
  chapter: 'entities',
  title: 'Score an entity now',
  says: `Scores the entity by what is known of it at this moment, and answers when it is done. The rules are held against the new scores for the answer; the alerts of those that hit open a moment later.

The scores of Tamiz are good when they are high. \`overallRiskScore\` is bad when it is high: it is what the lowest of the four scores that has evidence is short of 100, with the confidence of that score. Without any evidence it is 0, with confidence 0. From 30 on the level is MEDIUM, from 60 HIGH, from 80 CRITICAL.`,
  needs: 'entities:analyze',
  params: z.strictObject({ entityId: z.string() }),
  body: analyzeInput,
  answer: { status: 200, schema: analyzeAnswer },
  errors: ['ENTITY_NOT_FOUND'],
  example: {
    params: { entityId: entityExample.id },
    body: { entityType: 'company' },
    answer: {
      success: true,
      data: {
        id: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b77',
        entityId: entityExample.id,
        entityType: 'company',
        overallRiskScore: 58.8,
        riskLevel: 'MEDIUM',
        confidence: 61,
        rulesTriggered: 1,
        rulesExecuted: 1,
        executionTimeMs: 12.5,
        riskFactors: [travel],
        recommendations: ['Look at BEHAVIOR first: it is 41.2 of 100.'],
        analyzedAt: analysisExample.finishedAt,
        triggeredBy: '019ab3c2-1111-7c4e-9f6b-2f1d5e7a9b01',
        metadata: { cycle: 2, eventCount: 2, deviceCount: 1 },
      },
      rulesResult: { rulesExecutionSummary: summary, executionTimeMs: 12.5 },
      rulesExecutionSummary: summary,
    },
  },
});
