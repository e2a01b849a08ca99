import type { Decision, EvaluationMode, Explained } from '@app/domain';
import type { Queryable } from '../database.js';
import type { RunningRule } from './running-rules.js';

/** A rule that held at an event. */
export interface RuleHit {
  readonly rule: RunningRule;
  readonly event: { readonly id: string; readonly at: Date };
  /** Null: nobody knows yet whose event it is. */
  readonly entityId: string | null;
  readonly conditions: Explained;
}

/** A hit as it is stored. */
export interface RuleHitRecord {
  readonly eventId: string;
  readonly ruleId: string;
  readonly entityId: string | null;
  readonly eventAt: Date;
  readonly ruleVersion: number;
  readonly evaluationMode: EvaluationMode;
  readonly isShadow: boolean;
  readonly score: number | null;
  readonly decision: Decision | null;
  readonly conditions: Explained;
  readonly hitAt: Date;
}

const insert = {
  name: 'rule-hit-insert',
  text: `insert into rule_hit (event_id, rule_id, organization_id, entity_id, event_at, rule_version, evaluation_mode, is_shadow, score, decision, conditions, hit_at, acted_at)
    select n.*, $12, case when n.evaluation_mode = 'async' then $12::timestamptz end
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::int[], $7::text[], $8::boolean[], $9::real[], $10::text[], $11::jsonb[])
      as n(event_id, rule_id, organization_id, entity_id, event_at, rule_version, evaluation_mode, is_shadow, score, decision, conditions)
    order by n.event_id, n.rule_id
    on conflict (event_id, rule_id) do nothing returning event_id, rule_id`,
};

/**
 * Writes hits down and answers those that are new: a rule hits an event once, however often it is asked. An async hit is written
 * by the transaction that also does what the rule does; what a sync one asks for is done by alerting, which marks it as done.
 */
export async function writeHits(tx: Queryable, hits: readonly RuleHit[], at: Date): Promise<RuleHit[]> {
  if (hits.length === 0) return [];
  const rows = await tx.rows<{ event_id: string; rule_id: string }>(insert, [
    hits.map(({ event }) => event.id),
    hits.map(({ rule }) => rule.id),
    hits.map(({ rule }) => rule.organizationId),
    hits.map(({ entityId }) => entityId),
    hits.map(({ event }) => event.at.toISOString()),
    hits.map(({ rule }) => rule.version),
    hits.map(({ rule }) => rule.evaluationMode),
    hits.map(({ rule }) => rule.status === 'shadow'),
    hits.map(({ rule }) => rule.score),
    hits.map(({ rule }) => rule.decision),
    hits.map(({ conditions }) => JSON.stringify(conditions)),
    at.toISOString(),
  ]);
  const fresh = new Set(rows.map((row) => `${row.event_id} ${row.rule_id}`));
  return hits.filter(({ event, rule }) => fresh.has(`${event.id} ${rule.id}`));
}
