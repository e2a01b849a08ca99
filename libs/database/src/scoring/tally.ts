import { bucketOf, dimensions, scoreBuckets } from '@app/domain';
import type { Database, Transaction } from '../database.js';
import type { Cycle } from './write-cycles.js';

/** So many days are kept, today among them: the days that calibration looks at, and one that begins elsewhere. */
export const tallyDays = 30;

const DAY_MS = 86_400_000;

/** A dimension and a whole score in one number. */
const keyOf = (dimension: number, score: number): number => dimension * scoreBuckets + bucketOf(score);
const dimensionOf = (key: number): number => Math.floor(key / scoreBuckets);
const scoreOfKey = (key: number): number => key % scoreBuckets;

const insert = {
  name: 'score-tally-insert',
  text: `insert into score_tally (organization_id, day, keys, counts)
    select t.organization_id, date '1970-01-01' + t.day, t.keys, t.counts
    from jsonb_to_recordset($1::jsonb) as t(organization_id uuid, day int, keys int[], counts int[])`,
};

/** Counts the events of these cycles under the scores that they led to, each on the day on which it happened. A cycle without events counts nothing. */
export function writeTally(tx: Transaction, cycles: readonly Cycle[]): void {
  const tallies = new Map<string, { organizationId: string; day: number; counts: Map<number, number> }>();
  for (const { organizationId, happenedAt, analysis } of cycles) {
    const keys = dimensions.flatMap((name, dimension) => (analysis.scores[name] ? [keyOf(dimension, analysis.scores[name].value)] : []));
    for (const at of happenedAt) {
      const day = Math.floor(at / DAY_MS);
      const tally = tallies.get(`${organizationId} ${day}`) ?? { organizationId, day, counts: new Map<number, number>() };
      tallies.set(`${organizationId} ${day}`, tally);
      for (const key of keys) tally.counts.set(key, (tally.counts.get(key) ?? 0) + 1);
    }
  }
  const rows = [...tallies.values()].filter(({ counts }) => counts.size > 0);
  if (rows.length === 0) return;
  tx.send(insert, [JSON.stringify(rows.map(({ organizationId, day, counts }) => ({ organization_id: organizationId, day, keys: [...counts.keys()], counts: [...counts.values()] })))]);
}

const fold = {
  name: 'score-tally-fold',
  text: `with taken as (
      delete from score_tally t using (select distinct organization_id, day from score_tally where not folded) fresh
      where t.organization_id = fresh.organization_id and t.day = fresh.day
      returning t.organization_id, t.day, t.keys, t.counts
    ), summed as (
      select organization_id, day, pair.key, sum(pair.n)::int as n from taken cross join lateral unnest(keys, counts) as pair(key, n) group by organization_id, day, pair.key
    )
    insert into score_tally (organization_id, day, keys, counts, folded)
    select organization_id, day, array_agg(key), array_agg(n), true from summed where day > (now() at time zone 'UTC')::date - $1::int group by organization_id, day`,
};

const forget = { name: 'score-tally-forget', text: `delete from score_tally where day <= (now() at time zone 'UTC')::date - $1::int` };

const read = {
  name: 'score-tally-read',
  text: `select pair.key, sum(pair.n)::float8 as n from score_tally t cross join lateral unnest(t.keys, t.counts) as pair(key, n)
    where t.organization_id = $1 and t.day > (now() at time zone 'UTC')::date - $2::int and t.day <= (now() at time zone 'UTC')::date - $3::int group by pair.key`,
};

/** How often each whole score came in the last days: what a cut-off would have done is read from a few hundred rows, however many events there were. */
export class ScoreTallies {
  constructor(private readonly database: Database) {}

  /** By dimension, in the order of `dimensions`; `counts[60]` are the events that led to a score from 60 to below 61. */
  async counts(organizationId: string, { days = tallyDays, endingDaysAgo = 0 } = {}): Promise<number[][]> {
    const counts = dimensions.map(() => Array.from({ length: scoreBuckets }, () => 0));
    for (const { key, n } of await this.database.rows<{ key: number; n: number }>(read, [organizationId, endingDaysAgo + days, endingDaysAgo])) {
      (counts[dimensionOf(key)] as number[])[scoreOfKey(key)] = n;
    }
    return counts;
  }

  /** Makes one row of each day's many. For one process at a time. */
  async fold(): Promise<void> {
    await this.database.run(fold, [tallyDays]);
    await this.database.run(forget, [tallyDays]);
  }
}
