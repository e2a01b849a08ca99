import type { Database } from '../database.js';

/** The most people of one ledger row. */
const TOGETHER = 500;
/** How long the judgement that is asked for may take before it is asked for again. */
const ASK_AGAIN_AFTER_MS = 60_000;

// The ledger rows are due at once: the sweep that calls rings for them in the same tick.
const ask = (table: 'entity_badge' | 'rule_standing', key: 'slug' | 'rule_id'): string => `
  with due as (
    select entity_id, ${key} from ${table} where due_at <= now() order by due_at limit $1 for update skip locked
  ), put_off as (
    update ${table} b set due_at = now() + $2 * interval '1 ms' from due where b.entity_id = due.entity_id and b.${key} = due.${key}
  )
  insert into batch (stage, event_ids, event_times, entity_ids, ring_at)
  select 'scored', '{}', '{}', array_agg(entity_id order by entity_id), date_trunc('milliseconds', now())
  from (select entity_id, (row_number() over (order by entity_id) - 1) / $3 as part from (select distinct entity_id from due) people) parts
  group by part`;

/** Badges and alerts that change without any event: a delay has passed, or somebody has become old enough. */
export class DueBadges {
  constructor(private readonly database: Database) {}

  /** Asks alerting to judge whoever has one. Alerting alone applies and removes, opens and ends, so that a change is made and told once. */
  async askToJudge(limit: number): Promise<void> {
    await this.database.run(ask('entity_badge', 'slug'), [limit, ASK_AGAIN_AFTER_MS, TOGETHER]);
    await this.database.run(ask('rule_standing', 'rule_id'), [limit, ASK_AGAIN_AFTER_MS, TOGETHER]);
  }
}
