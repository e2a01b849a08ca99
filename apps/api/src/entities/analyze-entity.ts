import type { AnalyzeAnswer, RuleOutcome } from '@app/contracts';
import { type Cycle, Entities, type KeyHolder, type RunningRule, ScoreEntities, StateRules } from '@app/database';
import { type Risk, riskFactorsOf, riskLevels, riskOf } from '@app/domain';
import { invalid } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { notFound } from './named.js';

type Data = AnalyzeAnswer['data'];

/** Scores one entity while its caller waits, and says how it stands with the rules. */
@Injectable()
export class AnalyzeEntity {
  constructor(
    private readonly entities: Entities,
    private readonly scoring: ScoreEntities,
    private readonly rules: StateRules,
    private readonly doorbell: Doorbell,
  ) {}

  async analyze(who: { readonly id: string }, type: string, { organizationId, keyId }: KeyHolder) {
    const began = performance.now();
    const entity = await this.entities.find(organizationId, who);
    if (!entity) throw notFound(who);
    if (entity.type !== type) throw invalid([{ field: 'entityType', message: `The entity is a ${entity.type}. Use ${entity.type}.` }]);
    const scored = await this.scoring.scoreNow(organizationId, entity.id);
    if (!scored) throw notFound(who);
    void this.doorbell.ring({ queue: 'alerting', job: { v: 1, batchId: scored.batchId }, round: 0 });

    const { cycle } = scored;
    const risk = riskOf(cycle.analysis.scores);
    const asked = await this.rules.ask(organizationId, entity.id, new Date());
    const outcomes = asked.map(({ rule, answer }) => ({ hit: answer.holds, rule: outcomeOf(rule) }));
    const executionTimeMs = Math.round((performance.now() - began) * 100) / 100;
    const rulesHit = outcomes.filter(({ hit }) => hit).map(({ rule }) => rule);
    const totalScore = rulesHit.filter(({ status }) => status === 'active').reduce((total, { score }) => total + (score ?? 0), 0);
    const summary = {
      rulesHit,
      rulesNoHit: outcomes.filter(({ hit }) => !hit).map(({ rule }) => rule),
      totalScore,
      scoreResult: { rawScore: totalScore, normalizedScore: risk.value, label: labelOf(risk) },
      riskMatrixName: null,
      executionTimeMs,
      trigger: 'manual_evaluation' as const,
      matchedRulesCount: rulesHit.length,
    };
    const data: Data = {
      id: uuid(),
      entityId: entity.id,
      entityType: entity.type,
      overallRiskScore: risk.value,
      riskLevel: risk.level,
      confidence: risk.confidence,
      rulesTriggered: rulesHit.length,
      rulesExecuted: asked.length,
      executionTimeMs,
      riskFactors: riskFactorsOf(cycle.analysis.observations).map(({ code, dimension, because, contribution }) => ({ code, dimension, because, contribution })),
      recommendations: recommendationsOf(risk, cycle, rulesHit),
      analyzedAt: new Date().toISOString(),
      triggeredBy: keyId,
      metadata: { cycle: cycle.cycle, eventCount: cycle.eventCount, deviceCount: cycle.deviceCount },
    };
    return { success: true, data, rulesResult: { rulesExecutionSummary: summary, executionTimeMs }, rulesExecutionSummary: summary };
  }
}

const outcomeOf = ({ id, name, description, score, priority, category, status, conditions }: RunningRule): RuleOutcome => ({
  ruleId: id,
  name,
  description,
  score,
  priority,
  category,
  status,
  // As they were checked when the rule was saved.
  conditions: conditions as RuleOutcome['conditions'],
});

function labelOf({ level }: Risk) {
  const place = riskLevels.findIndex((one) => one.level === level);
  const minScore = riskLevels[place]?.from ?? 0;
  const maxScore = riskLevels[place - 1]?.from ?? 100;
  return { name: level, range: `${minScore}-${maxScore}`, minScore, maxScore };
}

function recommendationsOf({ level, dimension }: Risk, { analysis }: Cycle, rulesHit: readonly RuleOutcome[]): string[] {
  const worst = dimension && analysis.scores[dimension];
  return [
    ...(worst && level !== 'LOW' ? [`Look at ${dimension} first: it is ${worst.value} of 100.`] : []),
    ...rulesHit.map(({ name }) => `Look at the alert of the rule ${name}.`),
  ];
}
