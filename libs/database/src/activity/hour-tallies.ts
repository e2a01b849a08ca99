import { activityDays } from '@app/domain';
import type { Database, Transaction } from '../database.js';

const HOUR_MS = 3_600_000;

/** What events are counted by. */
export type TallyKind = 'type' | 'country';

/** An event as it is counted. */
export interface CountedEvent {
  readonly organizationId: string;
  readonly timestamp: Date;
  readonly eventType: string;
  /** Null: nobody knows, or not yet. */
  readonly country: string | null;
}

interface Hour {
  readonly organizationId: string;
  readonly hour: number;
  readonly kind: TallyKind;
  readonly counts: Map<string, number>;
}

const insert = {
  name: 'hour-tally-insert',
  text: `insert into hour_tally (organization_id, hour, kind, names, counts)
    select organization_id, hour, kind, names, counts from jsonb_to_recordset($1::jsonb) as t(organization_id uuid, hour timestamptz, kind text, names text[], counts int[])
    where hour > now() - $2 * interval '1 day' and hour < now() + interval '1 day'`,
};

/** Counts these events in the hours in which they happened. A row a batch, hour and kind: counters in place would make stations wait for each other. */
export function tallyHours(tx: Transaction, events: readonly CountedEvent[]): void {
  if (events.length === 0) return;
  const hours = new Map<string, Hour>();
  for (const { organizationId, timestamp, eventType, country } of events) {
    const hour = Math.floor(timestamp.getTime() / HOUR_MS);
    for (const [kind, name] of [['type', eventType], ['country', country]] as const) {
      if (name === null) continue;
      const key = `${organizationId} ${hour} ${kind}`;
      const { counts } = hours.get(key) ?? hours.set(key, { organizationId, hour, kind, counts: new Map() }).get(key) as Hour; // it was set just now
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const rows = [...hours.values()].map(({ organizationId, hour, kind, counts }) => ({
    organization_id: organizationId,
    hour: new Date(hour * HOUR_MS).toISOString(),
    kind,
    names: [...counts.keys()],
    counts: [...counts.values()],
  }));
  tx.send(insert, [JSON.stringify(rows), activityDays]);
}

const fold = {
  name: 'hour-tally-fold',
  text: `with taken as (
      delete from hour_tally t using (select distinct organization_id, kind, hour from hour_tally where not folded) fresh
      where t.organization_id = fresh.organization_id and t.kind = fresh.kind and t.hour = fresh.hour
      returning t.organization_id, t.kind, t.hour, t.names, t.counts
    ), summed as (
      select organization_id, kind, hour, pair.name, sum(pair.n)::int as n from taken cross join lateral unnest(names, counts) as pair(name, n) group by 1, 2, 3, 4
    )
    insert into hour_tally (organization_id, hour, kind, names, counts, folded)
    select organization_id, hour, kind, array_agg(name order by name), array_agg(n order by name), true from summed group by organization_id, hour, kind`,
};

const forget = { name: 'hour-tally-forget', text: `delete from hour_tally where hour < now() - $1 * interval '1 day'` };

const read = {
  name: 'hour-tally-read',
  // Which step an hour belongs to is worked out once an hour, not once a name: offset 0 keeps it inside.
  text: `select pair.name, t.step, sum(pair.n)::float8 as n
    from (
      select names, counts, floor(extract(epoch from hour - $3::timestamptz) / $5)::int as step
      from hour_tally where organization_id = $1 and kind = $2 and hour >= $3 and hour < $4 offset 0
    ) t cross join lateral unnest(t.names, t.counts) as pair(name, n) group by 1, 2`,
};

export interface TalliedStep {
  readonly name: string;
  /** Which step after the beginning. */
  readonly step: number;
  readonly n: number;
}

/** How many events of each type and from each country every hour had, exactly: each is counted once, when it is placed. */
export class HourTallies {
  constructor(private readonly database: Database) {}

  /** Between two full hours, by steps of so many seconds. */
  steps(organizationId: string, kind: TallyKind, from: Date, until: Date, stepSeconds: number): Promise<TalliedStep[]> {
    return this.database.rows<TalliedStep & Record<string, unknown>>(read, [organizationId, kind, from.toISOString(), until.toISOString(), stepSeconds]);
  }

  /** Makes one row of each hour's many. For one process at a time. */
  async fold(): Promise<void> {
    await this.database.run(fold);
    await this.database.run(forget, [activityDays]);
  }
}
