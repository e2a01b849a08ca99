import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';
import type { Company } from '../facts/load-facts.js';
import type { Stretch } from '../facts/strangers.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { affectedByEvents, affectedByTold, type Other } from './others-affected.js';
import { triedBeside } from './others-tried.js';
import { triedWithThem } from './others-tried-everywhere.js';
import type { ToldAnew } from './remember-told.js';

/** The most people of one ledger row. */
const TOGETHER = 500;

// The share lock waits for nobody: who has it found out that no station is busy with this person, and keeps it so until the
// commit.
const idle = { name: 'scoring-idle', text: 'select id from entity where id = any($1::uuid[]) for share skip locked' };

// In a statement of its own: it sees what was committed before the locks. Who was last scored up to a moment before the late
// event has his own event still before him, and is scored with that; who is far beyond it does not look back so far. Whoever is
// asked because of a stretch of time was scored for that time already: the event is late for him too, though it is not his.
// A bounded look for each: see `knownPeople`.
const ask = {
  name: 'scoring-ask-others',
  text: `insert into batch (stage, event_ids, event_times, entity_ids, cause, ring_at)
    select 'located', '{}', '{}', array_agg(entity_id order by entity_id), cause, now() + $5 * interval '1 ms'
    from (
      select entity_id, cause, (row_number() over (partition by cause order by entity_id) - 1) / ${TOGETHER} as part
      from (
        select o.entity_id, case when o.from_at > '-infinity' and a.last_event_at >= o.from_at then 'late' else 'others' end as cause
        from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::boolean[]) as o(entity_id, from_at, until_at, idle)
        left join lateral (select last_event_at from analysis where entity_id = o.entity_id limit 1) a on true
        where not o.idle or a.last_event_at between o.from_at and o.until_at
      ) asked
    ) due
    group by cause, part returning id`,
};

/**
 * Those of whom something else is known since: they are scored again, in batches of their own. Without this, facts about
 * others would be those of the moment when somebody was last active, and the end would depend on the order in which events
 * arrive. Comes last in the transaction, so that its locks are short. Answers the batches to ring scoring for.
 */
export async function askOthersAgain(tx: Queryable, happened: readonly EventOfEntity[], scored: readonly string[], { news, company, appeared }: { news: readonly ToldAnew[]; company: Company; appeared: readonly Stretch[] }): Promise<string[]> {
  // Asked at once. Whoever may ask a second time comes last: should one of the others fail, the first question fails behind it.
  const [byTold, byEvents, tried] = await Promise.all([affectedByTold(tx, news), affectedByEvents(tx, happened, company, new Set(scored)), triedBeside(tx, happened, company.presences)]);
  // By itself, since it may ask a second time as well; mostly it asks nothing.
  const triedEverywhere = await triedWithThem(tx, appeared);
  // Whoever is asked whatever he was scored by comes last and stays.
  const affected = [...byEvents, ...tried, ...triedEverywhere, ...byTold];
  const others = new Map(affected.map((other) => [other.entity_id, other]));
  for (const entityId of scored) others.delete(entityId);
  return askAgain(tx, [...others.values()]);
}

export async function askAgain(tx: Queryable, others: readonly Other[]): Promise<string[]> {
  if (others.length === 0) return [];
  const ids = others.map((other) => other.entity_id);
  const free = new Set((await tx.rows<{ id: string }>(idle, [ids])).map(({ id }) => id));
  const rows = await tx.rows<{ id: string }>(ask, [ids, others.map(({ from }) => moment(from)), others.map(({ until }) => moment(until)), ids.map((id) => free.has(id)), firstRingAfter]);
  return rows.map(({ id }) => id);
}

const moment = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : at < 0 ? '-infinity' : 'infinity');
