import type { Database } from '../database.js';
import { closedBefore, tallyLock } from './closed-months.js';

/** How many events of a type there are. */
export interface EventTypeCount {
  readonly event_type: string;
  readonly count: number;
  readonly last_occurrence: Date;
}

/** Fewer events are counted as soon as their tally is found. */
const WORTH_KEEPING = 5_000;

const sources = `
  kept as materialized (select until, event_types, counts, last_at from user_tally where organization_id = $1 and user_id = $2),
  since as (
    select event_type, timestamp < $3 as is_closed, count(*) as events, max(timestamp) as last_at from event
    where user_id = $2 and organization_id is not distinct from $1 and timestamp >= coalesce((select until from kept), '-infinity') group by 1, 2
  ),
  before as (select unnest(event_types) as event_type, unnest(counts) as events, unnest(last_at) as last_at from kept)`;

// One statement is of one moment: what is kept and what came since fit together.
const read = {
  name: 'user-stats',
  text: `with ${sources}
    select event_type, sum(events)::float8 as count, max(last_at) as last_occurrence, coalesce(sum(events) filter (where is_closed), 0)::float8 as closed
    from (select event_type, events, last_at, is_closed from since union all select event_type, events, last_at, false from before) found
    group by event_type order by count desc, event_type`,
};

const lock = { name: 'user-stats-lock', text: `select pg_try_advisory_xact_lock(${tallyLock}) as taken` };

const keep = {
  name: 'user-stats-keep',
  text: `with ${sources},
    counted as (
      select event_type, sum(events) as events, max(last_at) as last_at
      from (select event_type, events, last_at from since where is_closed union all select event_type, events, last_at from before) found group by 1
    )
    insert into user_tally (organization_id, user_id, until, event_types, counts, last_at)
    select $1, $2, $3, array_agg(event_type), array_agg(events), array_agg(last_at) from counted
    on conflict (organization_id, user_id) do update set until = excluded.until, event_types = excluded.event_types, counts = excluded.counts, last_at = excluded.last_at`,
};

/**
 * How many events of each type one user has, exactly. Months that are over are counted once and kept for whoever has many; an event that
 * comes late takes away what was kept (`forgetCounted`), so that nothing has to be counted where events are written.
 */
export class UserStats {
  private keeping: Promise<void> | null = null;

  constructor(private readonly database: Database, private readonly withinMs: number, private readonly worthKeeping = WORTH_KEEPING) {}

  async of(organizationId: string, userId: string): Promise<EventTypeCount[]> {
    const question = [organizationId, userId, new Date(closedBefore(Date.now())).toISOString()];
    const rows = await this.database.reading((tx) => tx.rows<EventTypeCount & { closed: number }>(read, question), this.withinMs);
    const closed = rows.reduce((sum, row) => sum + row.closed, 0);
    // One after the other, behind the answers. Whoever is left out is kept when next asked about.
    if (closed >= this.worthKeeping) this.keeping ??= this.keep(question).finally(() => (this.keeping = null));
    return rows.map(({ event_type, count, last_occurrence }) => ({ event_type, count, last_occurrence }));
  }

  /** Until what is worth it is kept. */
  async settle(): Promise<void> {
    await this.keeping;
  }

  /** A failure leaves it to be counted again. */
  private async keep(question: readonly string[]): Promise<void> {
    await this.database
      .transaction(async (tx) => {
        const [own] = await tx.rows<{ taken: boolean }>(lock, question.slice(0, 1));
        if (own?.taken) await tx.run(keep, question);
      }, 'repeatable')
      .catch(() => undefined);
  }
}
