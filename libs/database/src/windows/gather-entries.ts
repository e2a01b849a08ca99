import type { Database } from '../database.js';
import { countedEvents, enterInto, entriesOf } from './change-windows.js';
import { type Gathering, isKnownToAll, KEPT_DAYS } from './gatherings.js';

const AT_ONCE = 1_000;
const due = `select g.id, g.organization_id as "organizationId", g.gathered_by as "by", g.asks_place as "asksPlace", g.since, g.filled_at as "filledAt", g.filled_to as "filledTo"
  from window_gathering g where g.filled_at is null and g.gathered_by like 'event.metadata.%' order by g.since limit 100`;

interface Unfilled extends Gathering {
  readonly filledTo: Date | null;
}

const hold = `select from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp) join event e on e.id = asked.id and e.timestamp = asked.timestamp order by e.id for share of e`;
const goOn = 'update window_gathering set filled_to = $2 where id = $1';
const done = 'update window_gathering set filled_at = now() where id = $1';

const page = {
  name: 'window-fill-page',
  text: `select id, timestamp from event where organization_id = $1 and timestamp > now() - interval '${KEPT_DAYS} days' and (timestamp, id) < ($2::timestamptz, $3::uuid)
    order by timestamp desc, id desc limit ${AT_ONCE}`,
};

/** Writes down where the stored events are that customers' own fields gather, and throws away what no window reaches any more. */
export class GatherEntries {
  constructor(private readonly database: Database) {}

  /** What began before every writer of events knew of it, is read from the events, the newest first, for so long at a time. */
  async fillDue(forMs: number): Promise<void> {
    const until = Date.now() + forMs;
    for (const gathering of await this.database.rows<Unfilled & Record<string, unknown>>(due)) {
      if (isKnownToAll(gathering, Date.now()) && Date.now() < until) await this.fill(gathering, until);
    }
  }

  private async fill(gathering: Unfilled, until: number): Promise<void> {
    let last = { timestamp: gathering.filledTo ?? new Date('9999-01-01T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
    while (Date.now() < until) {
      const { timestamp, id } = last;
      const events = await this.database.rows<typeof last>(page, [gathering.organizationId, timestamp.toISOString(), id]);
      const next = events.at(-1);
      // The rows are held: an event that is corrected meanwhile is entered by what it says after all.
      await this.database.transaction(async (tx) => {
        await tx.rows(hold, [events.map((one) => one.id), events.map((one) => one.timestamp.toISOString())]);
        await enterInto(tx, entriesOf(await countedEvents(tx, events), [gathering]));
        await tx.run(next === undefined ? done : goOn, next === undefined ? [gathering.id] : [gathering.id, next.timestamp.toISOString()]);
      });
      if (next === undefined) return;
      last = next;
    }
  }

  async dropOld(): Promise<void> {
    await this.database.run(`delete from window_bucket where (key, grain, start) in (select key, grain, start from window_bucket where start < now() - interval '${KEPT_DAYS} days' limit 100000)`);
    await this.database.run(`delete from window_entry where (key, at, event_id) in (select key, at, event_id from window_entry where at < now() - interval '${KEPT_DAYS} days' limit 100000)`);
  }
}
