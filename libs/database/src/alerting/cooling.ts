import type { Queryable } from '../database.js';
import type { Opening } from './judge.js';

const cooling = {
  name: 'alert-cooling',
  text: `select asked.n from unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as asked(n, rule_id, entity_id, after)
    where exists (select from alert a where a.rule_id = asked.rule_id and a.entity_id = asked.entity_id and a.opened_at > asked.after)`,
};

/**
 * The openings of rules about somebody that do not cool down: within the cooldown of its last alert about an entity a rule opens no
 * other. When it holds afterwards still, the next cycle opens one.
 */
export async function withoutCooling<One extends { readonly opening: Opening }>(tx: Queryable, openings: readonly One[], at: Date): Promise<One[]> {
  const patient = openings.filter(({ opening }) => opening.rule.cooldownSeconds > 0);
  if (patient.length === 0) return [...openings];
  const rows = await tx.rows<{ n: number }>(cooling, [
    patient.map((_, n) => n),
    patient.map(({ opening }) => opening.rule.id),
    patient.map(({ opening }) => opening.entityId),
    patient.map(({ opening }) => new Date(at.getTime() - opening.rule.cooldownSeconds * 1_000).toISOString()),
  ]);
  const cold = new Set(rows.map(({ n }) => patient[n]));
  return openings.filter((one) => !cold.has(one));
}
