import type { Queryable } from '@app/database';
import { complaints, few } from './sentences.js';

interface Condition {
  readonly dimension: string;
  readonly operator: string;
  readonly threshold: number;
}

interface Cycle extends Record<string, unknown> {
  readonly entity_id: string;
  readonly scores: Readonly<Record<string, { readonly value: number } | null>>;
}

interface Raised extends Record<string, unknown> {
  readonly rule_id: string;
  readonly entity_id: string;
  readonly raised: number;
  readonly open: number;
}

/**
 * An alert for each time that a rule began to hold, and open only where it still does. The history of scores says when that
 * was: it is walked here once more, without the product's own code.
 */
export async function alertViolations(database: Queryable): Promise<string[]> {
  return [...(await overlaps(database)), ...(await miscounted(database))];
}

function overlaps(database: Queryable): Promise<string[]> {
  return complaints<{ one: string; other: string; entity_id: string }>(
    database,
    `select one.id as one, other.id as other, one.entity_id from alert one
     join alert other on other.rule_id = one.rule_id and other.entity_id = one.entity_id and other.id > one.id
     where one.opened_at < coalesce(other.ended_at, 'infinity') and other.opened_at < coalesce(one.ended_at, 'infinity')
        or one.ended_at is null and other.ended_at is null order by 1, 2`,
    ({ one, other, entity_id }) => `The alerts ${one} and ${other} of one rule about the entity ${entity_id} were open at the same time.`,
  );
}

async function miscounted(database: Queryable): Promise<string[]> {
  const rules = await database.rows<{ id: string; name: string; conditions: Condition[] }>('select id, name, conditions from rule order by id');
  const cycles = await database.rows<Cycle>('select entity_id, scores from score_history order by entity_id, cycle');
  const alerts = await database.rows<Raised>(
    'select rule_id, entity_id, count(*)::int as raised, (count(*) filter (where ended_at is null))::int as open from alert group by rule_id, entity_id',
  );
  const raised = new Map(alerts.map((row) => [`${row.rule_id} ${row.entity_id}`, row]));
  const entityIds = [...new Set([...cycles, ...alerts].map((row) => row.entity_id))];
  const sentences = rules.flatMap((rule) => {
    const expected = hits(rule.conditions, cycles);
    return entityIds.flatMap((entityId) => {
      const should = expected.get(entityId) ?? { hits: 0, holds: false };
      const is = raised.get(`${rule.id} ${entityId}`) ?? { raised: 0, open: 0 };
      if (is.raised === should.hits && is.open === Number(should.holds)) return [];
      return [
        `The rule "${rule.name}" began to hold ${should.hits} times for the entity ${entityId} and ${should.holds ? 'still holds' : 'holds no more'}; it raised ${is.raised} alerts, of which ${is.open} are open.`,
      ];
    });
  });
  return few(sentences);
}

function hits(conditions: readonly Condition[], cycles: readonly Cycle[]): Map<string, { hits: number; holds: boolean }> {
  const found = new Map<string, { hits: number; holds: boolean }>();
  for (const { entity_id, scores } of cycles) {
    const before = found.get(entity_id) ?? { hits: 0, holds: false };
    const holds = conditions.every((condition) => isBelow(condition, scores));
    found.set(entity_id, { hits: before.hits + Number(holds && !before.holds), holds });
  }
  return found;
}

function isBelow({ dimension, operator, threshold }: Condition, scores: Cycle['scores']): boolean {
  if (operator !== 'lt') throw new Error(`The oracle reads rules with "lt" only; give it ${operator} before using it here.`);
  const score = scores[dimension];
  return score !== null && score !== undefined && score.value < threshold;
}
