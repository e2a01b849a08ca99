import { alertOf } from '@app/domain';
import type { Queryable } from '../database.js';
import type { Opening } from './judge.js';

const latest = {
  name: 'alert-cooling',
  text: `select asked.n, a.opened_at as "openedAt" from unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as asked(n, rule_id, entity_id, after)
    cross join lateral (select opened_at from alert where rule_id = asked.rule_id and entity_id = asked.entity_id and opened_at > asked.after order by opened_at desc limit 1) a`,
};

/** Openings that come to pass, and those of rules that cool down, with the moment until which they do. */
export interface Cooled<One> {
  readonly left: readonly One[];
  readonly cold: readonly (One & { readonly until: number })[];
}

/**
 * Within the cooldown of its last alert about an entity a rule about somebody opens no other, whether that one was there before or
 * opens just now. When it holds afterwards still, the next cycle opens one.
 */
export async function cooled<One extends { readonly opening: Opening }>(tx: Queryable, openings: readonly One[], at: Date): Promise<Cooled<One>> {
  const patient = openings.filter(({ opening }) => opening.rule.cooldownSeconds > 0);
  if (patient.length === 0) return { left: openings, cold: [] };
  const rows = await tx.rows<{ n: number; openedAt: Date }>(latest, [
    patient.map((_, n) => n),
    patient.map(({ opening }) => opening.rule.id),
    patient.map(({ opening }) => opening.entityId),
    patient.map(({ opening }) => new Date(at.getTime() - opening.rule.cooldownSeconds * 1_000).toISOString()),
  ]);
  const openedAt = new Map(rows.map((row) => [keyOf((patient[row.n] as One).opening), row.openedAt.getTime()]));
  const left: One[] = [];
  const cold: (One & { until: number })[] = [];
  for (const one of openings) {
    const { rule } = one.opening;
    const last = openedAt.get(keyOf(one.opening));
    if (last !== undefined) {
      cold.push({ ...one, until: last + rule.cooldownSeconds * 1_000 });
      continue;
    }
    left.push(one);
    if (rule.cooldownSeconds > 0 && alertOf(rule.actions) !== null) openedAt.set(keyOf(one.opening), at.getTime());
  }
  return { left, cold };
}

const keyOf = ({ rule, entityId }: Opening): string => `${rule.id} ${entityId}`;
