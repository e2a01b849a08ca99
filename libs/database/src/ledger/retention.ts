import type { Database } from '../database.js';

/** How long what rules said is kept. */
export interface RetentionOptions {
  readonly ruleHitDays: number;
  readonly backtestDays: number;
}

const AT_ONCE = 10_000;
/** The leader has more to do: what is left goes the next time. */
const FOR_MS = 5_000;

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

/** Removes hits, hours and backtests that are past their time, a bounded number at once, so that no statement holds much or takes long. */
export class Retention {
  constructor(private readonly database: Database, private readonly options: RetentionOptions) {}

  async remove(): Promise<void> {
    const until = Date.now() + FOR_MS;
    await this.inChunks(hits, this.options.ruleHitDays, until);
    await this.inChunks(hours, HOUR_DAYS, until);
    await this.inChunks(backtestHits, this.options.backtestDays, until);
    await this.database.run(backtests, [this.options.backtestDays]);
  }

  private async inChunks(statement: string, days: number, until: number): Promise<void> {
    while ((await this.database.run(statement, [days])) === AT_ONCE && Date.now() < until);
  }
}
