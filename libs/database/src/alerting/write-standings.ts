import type { Queryable } from '../database.js';
import type { StandingChange } from './judge.js';

const upsert = {
  name: 'rule-standing-upsert',
  text: `insert into rule_standing (entity_id, rule_id, holds_since, ceased_since, due_at)
    select n.* from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[]) as n(entity_id, rule_id, holds_since, ceased_since, due_at) order by n.entity_id, n.rule_id
    on conflict (entity_id, rule_id) do update set holds_since = excluded.holds_since, ceased_since = excluded.ceased_since, due_at = excluded.due_at`,
};

const forget = {
  name: 'rule-standing-delete',
  text: 'delete from rule_standing s using unnest($1::uuid[], $2::uuid[]) as n(entity_id, rule_id) where s.entity_id = n.entity_id and s.rule_id = n.rule_id',
};

/** Notes since when rules with delays hold, or do not hold any more, and when somebody must look again. */
export async function writeStandings(tx: Queryable, changes: readonly StandingChange[]): Promise<void> {
  const over = changes.filter(({ standing }) => standing === null);
  const kept = changes.filter(({ standing }) => standing !== null);
  if (over.length > 0) await tx.run(forget, [over.map(({ entityId }) => entityId), over.map(({ ruleId }) => ruleId)]);
  if (kept.length === 0) return;
  await tx.run(upsert, [
    kept.map(({ entityId }) => entityId),
    kept.map(({ ruleId }) => ruleId),
    kept.map(({ standing }) => (standing?.is === 'waiting' ? moment(standing.holdsSince) : null)),
    kept.map(({ standing }) => (standing?.is === 'leaving' ? moment(standing.ceasedSince) : null)),
    kept.map(({ dueAt }) => moment(dueAt ?? 0)),
  ]);
}

const moment = (at: number): string => new Date(at).toISOString();
