import type { Database } from '../database.js';
import type { StationName } from './ages.js';

/** What a process did at a station since it last told. */
export interface StationWork {
  readonly station: StationName;
  readonly processed: number;
  readonly failed: number;
  readonly busyMs: number;
}

export interface StationMinute {
  readonly at: string;
  readonly processed: number;
  readonly failed: number;
}

/** What a station did in the last hour, by all its processes. */
export interface StationRecord {
  readonly processed: number;
  readonly failed: number;
  readonly busyMs: number;
  /** Of the last five minutes. */
  readonly processedLately: number;
  /** The processes that told of themselves in the last twenty seconds. */
  readonly workers: number;
  /** Only minutes in which something was done, the oldest first. */
  readonly minutes: readonly StationMinute[];
}

const lastHour = `
  select station, sum(processed)::int as processed, sum(failed)::int as failed, sum(busy_ms)::float8 as "busyMs",
    coalesce(sum(processed) filter (where minute > now() - interval '5 minutes'), 0)::int as "processedLately",
    (count(distinct worker) filter (where at > now() - interval '20 seconds'))::int as workers,
    coalesce((
      select jsonb_agg(jsonb_build_object('at', m.minute, 'processed', m.processed, 'failed', m.failed) order by m.minute)
      from (
        select own.minute, sum(own.processed) as processed, sum(own.failed) as failed from station_tally own
        where own.station = t.station and own.minute > now() - interval '1 hour' group by own.minute having sum(own.processed) + sum(own.failed) > 0
      ) m
    ), '[]') as minutes
  from station_tally t where minute > now() - interval '1 hour' group by station`;

/** Throughput across processes: Redis forgets, and each process counts only itself. */
export class StationTallies {
  constructor(private readonly database: Database) {}

  /** Also says that the process lives: a station without work is told of with zeros. */
  async add(worker: string, work: readonly StationWork[]): Promise<void> {
    await this.database.run(
      `insert into station_tally (station, worker, minute, processed, failed, busy_ms)
       select station, $1, date_trunc('minute', now()), processed, failed, busy_ms from unnest($2::text[], $3::int[], $4::int[], $5::float8[]) as w(station, processed, failed, busy_ms)
       on conflict (station, worker, minute) do update set at = now(), processed = station_tally.processed + excluded.processed,
         failed = station_tally.failed + excluded.failed, busy_ms = station_tally.busy_ms + excluded.busy_ms`,
      [worker, work.map((one) => one.station), work.map((one) => one.processed), work.map((one) => one.failed), work.map((one) => one.busyMs)],
    );
  }

  async lastHour(): Promise<ReadonlyMap<string, StationRecord>> {
    const rows = await this.database.rows<StationRecord & { station: string } & Record<string, unknown>>(lastHour);
    return new Map(rows.map(({ station, ...record }) => [station, record]));
  }
}
