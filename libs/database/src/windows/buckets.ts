import { type Grain, type StoredFigures, type Stretch } from '@app/domain';
import type { Queryable, Question } from '../database.js';

/** What happened under a key in one bucket of time. */
export interface Bucket {
  readonly key: string;
  readonly grain: Grain;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** All that happened under the key. */
  readonly events: number;
  /** By the hash of a series; a missing one was not counted. */
  readonly figures: Readonly<Record<string, StoredFigures>>;
}

// Both look each of their buckets up by its whole key: from a table that was empty when the plan was made the planner would begin,
// and go through all of it for ever after. A subquery of its own that ends by itself leaves it no such choice.

// Whoever remembers a gathering that was renewed meanwhile finds nothing under its old keys.
const read = {
  name: 'window-buckets-read',
  text: `select b.key, extract(epoch from b.start)::float8 * 1000 as start, b.events, b.figures
    from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[]) as asked(gathering_id, key, from_ms, to_ms)
    join window_gathering g on g.organization_id = any($6::uuid[]) and g.id = asked.gathering_id
    cross join lateral (select * from window_bucket where key = asked.key and grain = $5::int and start >= to_timestamp(asked.from_ms / 1000.0) and start < to_timestamp(asked.to_ms / 1000.0) offset 0) b`,
};

const write = {
  name: 'window-buckets-write',
  text: `insert into window_bucket (key, grain, start, events, figures)
    select key, grain, to_timestamp(start_ms / 1000.0), events, figures
    from unnest($1::uuid[], $2::int[], $3::float8[], $4::int[], $5::jsonb[]) as b(key, grain, start_ms, events, figures)
    order by 1, 2, 3
    on conflict (key, grain, start) do update set figures = window_bucket.figures || excluded.figures`,
};

const drop = {
  name: 'window-buckets-drop',
  text: `delete from window_bucket where ctid = any(array(
      select b.ctid from unnest($1::uuid[], $2::int[], $3::float8[]) as d(key, grain, start_ms)
      cross join lateral (select ctid from window_bucket where key = d.key and grain = d.grain and start = to_timestamp(d.start_ms / 1000.0) limit 1) b
    ))`,
};

export interface BucketsAsked extends Stretch {
  readonly key: string;
  readonly gatheringId: string;
}

/** The buckets of one grain in these stretches that are there. */
export async function readBuckets(tx: Queryable, grain: Grain, asked: readonly BucketsAsked[], organizationIds: readonly string[]): Promise<Bucket[]> {
  const rows = await tx.rows<Omit<Bucket, 'grain'> & Record<string, unknown>>(read, [
    asked.map(({ gatheringId }) => gatheringId),
    asked.map(({ key }) => key),
    asked.map(({ from }) => from),
    asked.map(({ to }) => to),
    grain / 1_000,
    organizationIds,
  ]);
  return rows.map(({ key, start, events, figures }) => ({ key, grain, start: Math.round(start), events, figures }));
}

/** The caller holds the locks of the keys. */
export async function writeBuckets(tx: Queryable, buckets: readonly Bucket[]): Promise<void> {
  if (buckets.length === 0) return;
  await tx.run(write, [
    buckets.map(({ key }) => key),
    buckets.map(({ grain }) => grain / 1_000),
    buckets.map(({ start }) => start),
    buckets.map(({ events }) => events),
    buckets.map(({ figures }) => JSON.stringify(figures)),
  ]);
}

/** The caller holds the locks of the keys. */
export const dropOf = (buckets: readonly Pick<Bucket, 'key' | 'grain' | 'start'>[]): Question => [drop, [buckets.map(({ key }) => key), buckets.map(({ grain }) => grain / 1_000), buckets.map(({ start }) => start)]];
