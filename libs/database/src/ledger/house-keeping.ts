import type { Database } from '../database.js';
import { Populations } from '../memory/populations.js';
import { GatherEntries } from '../windows/gather-entries.js';
import { Retention, type RetentionOptions } from './retention.js';

const MONTHS_AHEAD = 3;
/** So many organizations are counted anew at a time. */
const POPULATIONS_AT_ONCE = 20;
/** The leader's lock lives in a transaction, which may not idle for ever. */
const FILL_FOR_MS = 20_000;

/** The leader's chores: partitions for the months to come, what is usual in each organization, and whatever is past its time: idempotency keys, browser sessions, hits of rules, backtests, deliveries. */
export class HouseKeeping {
  private keptHouseAt = 0;

  constructor(
    private readonly database: Database,
    private readonly options: { readonly everyMs: number } & RetentionOptions,
  ) {}

  /** Runs `work` in one process at a time. The lock lives in a transaction, so that a pooler between us does not lose it. */
  async asLeader(work: () => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.rows<{ taken: boolean }>(`select pg_try_advisory_xact_lock(hashtext('tamiz sweep')) as taken`);
      if (lock?.taken) await work();
      return lock?.taken ?? false;
    });
  }

  async keepHouse(): Promise<void> {
    if (Date.now() - this.keptHouseAt < this.options.everyMs) return;
    this.keptHouseAt = Date.now();
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) await this.openMonth(ahead);
    await this.database.run(`delete from intake where at < now() - interval '1 hour'`);
    for (const tally of ['station_tally', 'lag_tally']) await this.database.run(`delete from ${tally} where minute < now() - interval '2 hours'`);
    const isLeft = await new Retention(this.database, this.options).remove();
    await new Populations(this.database).refreshDue(POPULATIONS_AT_ONCE);
    const entries = new GatherEntries(this.database);
    await entries.dropOld();
    await entries.fillDue(FILL_FOR_MS);
    // More than this comes of a busy hour: it goes on with the next tick.
    if (isLeft) this.keptHouseAt = 0;
  }

  /** What came for that month before it had a partition lies with those of other times, and would keep it from being made for ever. */
  private openMonth(ahead: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [month] = await tx.rows<{ day: string; isOpen: boolean }>(
        `select day::text, to_regclass('event_' || to_char(day, 'YYYY_MM')) is not null as "isOpen" from (select (now() at time zone 'UTC' + $1 * interval '1 month')::date as day) this`,
        [ahead],
      );
      if (!month || month.isOpen) return;
      await tx.run('lock table event_elsewhen in access exclusive mode');
      const within = `timestamp >= date_trunc('month', $1::timestamp) at time zone 'UTC' and timestamp < (date_trunc('month', $1::timestamp) + interval '1 month') at time zone 'UTC'`;
      await tx.run('create temporary table early_event (like event) on commit drop');
      await tx.run(`with early as (delete from event_elsewhen where ${within} returning *) insert into early_event select * from early`, [month.day]);
      await tx.run('select create_event_partition($1::date)', [month.day]);
      await tx.run('insert into event select * from early_event');
    });
  }
}
