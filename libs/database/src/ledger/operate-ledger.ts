import type { Stage } from '@app/domain';
import type { Database } from '../database.js';
import type { PageAsked } from '../page.js';
import type { StationName } from './ages.js';
import type { DueBatch } from './ledger.js';

/** A batch that was given up, with the event that it is about. */
export interface BuriedBatch {
  readonly id: string;
  readonly stage: Stage;
  readonly eventIds: readonly string[];
  readonly entityIds: readonly string[];
  readonly attempts: number;
  readonly reason: string | null;
  readonly acceptedAt: Date;
  readonly buriedAt: Date;
}

type BuriedRow = BuriedBatch & Record<string, unknown>;

/** What an operator does to the ledger: hold stations, ring again, and decide about what is buried. */
export class OperateLedger {
  constructor(private readonly database: Database) {}

  /** Answers since when the station is held; null when it is not. */
  async hold(station: StationName, hold: boolean): Promise<Date | null> {
    const [row] = await this.database.rows<{ pausedAt: Date | null }>(
      `insert into station_heartbeat (station, paused_at) values ($1, case when $2 then now() end)
       on conflict (station) do update set paused_at = case when $2 then coalesce(station_heartbeat.paused_at, now()) end returning paused_at as "pausedAt"`,
      [station, hold],
    );
    return row?.pausedAt ?? null;
  }

  async held(): Promise<StationName[]> {
    const rows = await this.database.rows<{ station: StationName }>('select station from station_heartbeat where paused_at is not null');
    return rows.map(({ station }) => station);
  }

  /** Everything that waits is due now: the sweep rings for it with its next ticks. Answers how much that is. */
  async ringAll(): Promise<number> {
    const batches = await this.database.run('update batch set ring_at = now() where buried_at is null and ring_at > now()');
    return batches + (await this.database.run(`update delivery set ring_at = now() where status = 'pending' and next_attempt_at <= now() and ring_at > now()`));
  }

  /** The newest first; `after`: behind the batch of this id. */
  async buried({ limit, offset, after }: PageAsked & { readonly after: string | null }): Promise<{ buried: BuriedBatch[]; total: number; hasMore: boolean }> {
    const buried = await this.database.rows<BuriedRow>(
      `select id, stage, event_ids as "eventIds", entity_ids as "entityIds", attempts, last_error as reason, accepted_at as "acceptedAt", buried_at as "buriedAt"
       from batch where buried_at is not null and ($3::bigint is null or id < $3) order by id desc offset $1 limit $2`,
      [offset, limit + 1, after],
    );
    const [counted] = await this.database.rows<{ total: number }>('select count(*)::int as total from batch where buried_at is not null');
    return { buried: buried.slice(0, limit), total: counted?.total ?? 0, hasMore: buried.length > limit };
  }

  /** As if it had never failed. Null when there is no such buried batch. */
  async replay(id: string): Promise<DueBatch | null> {
    const [batch] = await this.database.rows<DueBatch & Record<string, unknown>>(
      'update batch set buried_at = null, attempts = 0, rings = 0, ring_at = now() where id = $1 and buried_at is not null returning id, stage, rings, attempts',
      [id],
    );
    return batch ?? null;
  }

  /** Gone for good: its event stays, what the stations would have made of it never comes. */
  async discard(id: string): Promise<boolean> {
    return (await this.database.run('delete from batch where id = $1 and buried_at is not null', [id])) > 0;
  }

  async size(): Promise<{ batches: number; events: number; buried: number }> {
    const [size] = await this.database.rows<{ batches: number; events: number; buried: number }>(
      'select count(*)::int as batches, coalesce(sum(cardinality(event_ids)), 0)::int as events, (count(*) filter (where buried_at is not null))::int as buried from batch',
    );
    return size as { batches: number; events: number; buried: number };
  }
}
