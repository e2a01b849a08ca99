import { alertOf } from '@app/domain';
import type { Queryable } from '../database.js';
import type { Opening } from './judge.js';
import type { ActiveHit } from './judge-events.js';
import type { Unjudged } from './load-cases.js';

/** The hits of one rule about one entity in one batch, as they happened. */
interface Series {
  readonly first: ActiveHit;
  hits: number;
}

interface Latest {
  n: number;
  id: string;
  isOpen: boolean;
  /** Resolved by somebody, and not ended by the rule. */
  isResolved: boolean;
  openedAt: Date;
}

const latest = {
  name: 'alert-latest-of-rule',
  text: `select asked.n, a.id, a.ended_at is null as "isOpen", a.status = 'RESOLVED' as "isResolved", a.opened_at as "openedAt"
    from unnest($1::int[], $2::uuid[], $3::uuid[]) as asked(n, rule_id, entity_id)
    cross join lateral (select id, ended_at, status, opened_at from alert where rule_id = asked.rule_id and entity_id = asked.entity_id order by opened_at desc limit 1) a`,
};

const count = {
  name: 'alert-count-hits',
  text: `update alert a set hits = a.hits + n.hits, last_hit_at = $3 from unnest($1::uuid[], $2::int[]) as n(id, hits) where a.id = n.id`,
};

// Somebody resolved it, and the rule hits again: it is over now, and there is room for the next one.
const close = {
  name: 'alert-close-resolved',
  text: 'update alert set ended_at = greatest(opened_at, $2) where id = any($1::uuid[]) and ended_at is null',
};

/**
 * One alert per rule and entity: hits while it is open, or within the cooldown since it opened, are counted on it. Answers the
 * alerts to open for the others. Whoever calls holds the locks on the entities' analyses, so that nobody opens a second one.
 */
export async function hitsToAlerts(tx: Queryable, hits: readonly ActiveHit[], locked: readonly Unjudged[], at: Date): Promise<Opening[]> {
  const series = new Map<string, Series>();
  for (const hit of hits) {
    if (alertOf(hit.rule.actions) === null) continue;
    const key = `${hit.rule.id} ${hit.case.entityId}`;
    const known = series.get(key);
    if (known) known.hits += 1;
    else series.set(key, { first: hit, hits: 1 });
  }
  const all = [...series.values()];
  if (all.length === 0) return [];
  const rows = await tx.rows<Latest & Record<string, unknown>>(latest, [all.map((_, n) => n), all.map(({ first }) => first.rule.id), all.map(({ first }) => first.case.entityId)]);
  const before = new Map(rows.map((row) => [row.n, row]));
  const counted = all.flatMap((one, n) => {
    const alert = before.get(n);
    return alert && isStillThere(alert, one.first.rule.cooldownSeconds, at) ? [{ n, id: alert.id, hits: one.hits }] : [];
  });
  if (counted.length > 0) await tx.run(count, [counted.map(({ id }) => id), counted.map((one) => one.hits), at.toISOString()]);
  const taken = new Set(counted.map(({ n }) => n));
  const over = [...before.values()].filter(({ n, isOpen }) => isOpen && !taken.has(n));
  if (over.length > 0) await tx.run(close, [over.map(({ id }) => id), at.toISOString()]);
  const cycles = new Map(locked.map((row) => [row.entity_id, row.cycle]));
  return all.flatMap(({ first, hits: many }, n) => (taken.has(n) ? [] : [openingOf(first, many, cycles.get(first.case.entityId) ?? 0)]));
}

const isStillThere = ({ isOpen, isResolved, openedAt }: Latest, cooldownSeconds: number, at: Date): boolean => (isOpen && !isResolved) || at.getTime() < openedAt.getTime() + cooldownSeconds * 1_000;

function openingOf({ rule, case: one, conditions, because }: ActiveHit, hits: number, cycle: number): Opening {
  const { event, scores } = one.given;
  return {
    rule,
    entityId: one.entityId,
    openedBy: { cycle, scores, because, conditions },
    endedBy: null,
    event: { id: event.id, eventType: event.eventType, timestamp: new Date(event.timestamp).toISOString() },
    hits,
  };
}
