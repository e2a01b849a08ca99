import type { Database } from '../database.js';

/** How long answers to idempotency keys, browser sessions, what rules said and what was sent are kept. */
export interface RetentionOptions {
  readonly idempotencyDays: number;
  readonly sessionDays: number;
  readonly ruleHitDays: number;
  readonly backtestDays: number;
  readonly deliveryDays: number;
  /** The leader has more to do: what is left after so long, in ms, goes the next time. */
  readonly removeForMs: number;
}

const AT_ONCE = 10_000;
const DELIVERIES_AT_ONCE = 1_000;

const keys = `delete from idempotency_key where (organization_id, key) in (
  select organization_id, key from idempotency_key where created_at < now() - $1 * interval '1 day' limit ${AT_ONCE})`;

const sessions = `delete from session_owner where (organization_id, session_id) in (
  select organization_id, session_id from session_owner where bound_at < now() - $1 * interval '1 day' limit ${AT_ONCE})`;

// From rule to rule by the index in which its hits lie by age, deleted ones too. Counts by day stay.
const hits = `delete from rule_hit where (event_id, rule_id) in (
  select h.event_id, h.rule_id from rule r cross join lateral (
    select event_id, rule_id from rule_hit where rule_id = r.id and hit_at < now() - $1 * interval '1 day' limit ${AT_ONCE}) h
  limit ${AT_ONCE})`;

// What anybody looks at hour by hour lies within a month.
const hours = `delete from rule_hour where (rule_id, hour, shard) in (
  select h.rule_id, h.hour, h.shard from rule r cross join lateral (
    select rule_id, hour, shard from rule_hour where rule_id = r.id and hour < now() - $1 * interval '1 day' limit ${AT_ONCE}) h
  limit ${AT_ONCE})`;
const HOUR_DAYS = 32;

const backtestHits = `delete from backtest_hit where (backtest_id, event_id) in (
  select h.backtest_id, h.event_id from backtest b cross join lateral (select backtest_id, event_id from backtest_hit where backtest_id = b.id limit ${AT_ONCE}) h
  where b.finished_at < now() - $1 * interval '1 day' limit ${AT_ONCE})`;

// Its hits went before it: the cascade finds nothing, however many they were.
const backtests = `delete from backtest b where b.finished_at < now() - $1 * interval '1 day' and not exists (select from backtest_hit h where h.backtest_id = b.id)`;

// From endpoint to endpoint by the index in which its deliveries lie by age; what waits for one that is off is stepped over. Locked, for
// somebody may have one sent again in the same moment. The answer to each of their attempts may be long: fewer at once.
const deliveries = `with old as materialized (
    select d.id from webhook_endpoint e cross join lateral (
      select id from delivery where endpoint_id = e.id and created_at < now() - $1 * interval '1 day' and finished_at < now() - $1 * interval '1 day'
      order by created_at limit ${DELIVERIES_AT_ONCE} for update skip locked) d
    limit ${DELIVERIES_AT_ONCE}
  ), tries as (delete from attempt where delivery_id in (select id from old))
  delete from delivery where id in (select id from old)`;

/** Removes keys, sessions, hits, hours, backtests and deliveries that are past their time, a bounded number at once, so that no statement holds much or takes long. */
export class Retention {
  constructor(private readonly database: Database, private readonly options: RetentionOptions) {}

  /** Answers whether something is left. */
  async remove(): Promise<boolean> {
    const { idempotencyDays, sessionDays, ruleHitDays, backtestDays, deliveryDays, removeForMs } = this.options;
    const until = Date.now() + removeForMs;
    let isLeft = false;
    for (const [statement, days, atOnce] of [[keys, idempotencyDays, AT_ONCE], [sessions, sessionDays, AT_ONCE], [hits, ruleHitDays, AT_ONCE], [hours, HOUR_DAYS, AT_ONCE], [backtestHits, backtestDays, AT_ONCE], [deliveries, deliveryDays, DELIVERIES_AT_ONCE]] as const) {
      if (!(await this.inChunks(statement, days, atOnce, until))) isLeft = true;
    }
    await this.database.run(backtests, [backtestDays]);
    return isLeft;
  }

  /** At least one. Answers whether that was all. */
  private async inChunks(statement: string, days: number, atOnce: number, until: number): Promise<boolean> {
    for (;;) {
      if ((await this.database.run(statement, [days])) < atOnce) return true;
      if (Date.now() >= until) return false;
    }
  }
}
