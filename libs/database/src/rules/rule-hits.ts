import type { Explained } from '@app/domain';
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
export async function writeHits<Hit extends RuleHit>(tx: Queryable, hits: readonly Hit[], at: Date): Promise<Hit[]> {
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

/** A hit of a sync rule that nobody acted on yet. */
export interface SyncHit {
  readonly eventId: string;
  readonly ruleId: string;
  readonly conditions: Explained;
}

const open = {
  name: 'rule-hit-open',
  text: `select h.event_id as "eventId", h.rule_id as "ruleId", h.conditions from unnest($1::uuid[]) as asked(id)
    join rule_hit h on h.event_id = asked.id where (h.acted_at is null and h.evaluation_mode = 'sync' and not h.is_shadow) is true
    order by h.event_at, h.event_id, h.rule_id for update of h`,
};

// A sync rule may have been asked about an event of nobody: when something comes of it, it is known whose it is.
const acted = {
  name: 'rule-hit-acted',
  text: `update rule_hit h set acted_at = $3, entity_id = coalesce(h.entity_id, (select e.entity_id from event e where e.id = h.event_id and e.timestamp = h.event_at))
    from unnest($1::uuid[], $2::uuid[]) as n(event_id, rule_id) where h.event_id = n.event_id and h.rule_id = n.rule_id`,
};

/** What sync rules said while these events were posted, as far as something is still to come of it. */
export const openSyncHits = (tx: Queryable, eventIds: readonly string[]): Promise<SyncHit[]> => (eventIds.length === 0 ? Promise.resolve([]) : tx.rows<SyncHit & Record<string, unknown>>(open, [eventIds]));

export async function actedOn(tx: Queryable, hits: readonly SyncHit[], at: Date): Promise<void> {
  if (hits.length > 0) await tx.run(acted, [hits.map(({ eventId }) => eventId), hits.map(({ ruleId }) => ruleId), at.toISOString()]);
}
