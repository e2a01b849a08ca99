import type { Decision, EvaluationMode } from '@app/domain';
import type { Database } from '../database.js';

/** A rule that held at an event, and what came of it. */
export interface RuleAtEvent {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly evaluationMode: EvaluationMode;
  readonly isShadow: boolean;
  readonly score: number | null;
  readonly decision: Decision | null;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly hitAt: Date;
  readonly actedAt: Date | null;
  readonly alertId: string | null;
}

// A hit opens an alert or is counted on the one that was there: the latest of its rule about its entity when alerting acted.
const found = {
  name: 'rules-at-event',
  text: `select h.rule_id as "ruleId", r.name as "ruleName", h.rule_version as "ruleVersion", h.evaluation_mode as "evaluationMode", h.is_shadow as "isShadow", h.score, h.decision, h.conditions,
      h.hit_at as "hitAt", h.acted_at as "actedAt",
      (select a.id from alert a where not h.is_shadow and a.rule_id = h.rule_id and a.entity_id = h.entity_id and a.opened_at <= h.acted_at and a.last_hit_at >= h.hit_at order by a.opened_at desc limit 1) as "alertId"
    from rule_hit h join rule r on r.id = h.rule_id
    where h.event_id = $2 and (h.organization_id = $1) is true order by h.is_shadow, r.priority desc, r.name, h.rule_id`,
};

/** The rules that held at one event. */
export class RulesAtEvent {
  constructor(private readonly database: Database) {}

  list(organizationId: string, eventId: string): Promise<RuleAtEvent[]> {
    return this.database.rows<RuleAtEvent & Record<string, unknown>>(found, [organizationId, eventId]);
  }
}
