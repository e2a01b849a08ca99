import type { Database } from '../database.js';
import type { Moment } from '../moments.js';
import { conditionsOf, type EventFilter } from '../reading/event-filter.js';
import { eventColumns, type EventRecord, type EventTuple, recordOf } from '../reading/event-record.js';
import { Parameters } from '../reading/parameters.js';

/**
 * How far somebody has seen: a snapshot of the transactions that were done. The events of one commit become visible together,
 * but commits do not become visible in the order of any id or clock; what a snapshot did not see is exactly what is new.
 */
export type Cursor = string;

/** Which events are watched; each condition must hold. */
export type StreamFilter = Pick<EventFilter, 'entityId' | 'userId' | 'deviceId' | 'sessionId' | 'ipAddress' | 'eventTypes' | 'country'>;

/** What came since, and how far that is. */
export interface Arrivals {
  readonly cursor: Cursor;
  readonly events: readonly EventRecord[];
}

/** A commit that was not visible in the snapshot of the cursor. Nothing before the oldest running transaction of then needs to be looked at. */
const since = {
  name: 'intake-since',
  text: `select pg_current_snapshot()::text as cursor, new.ids, new.times
    from (values (1)) one left join lateral (
      select array_agg(e.id order by i.id, e.place) as ids, array_agg(e.time order by i.id, e.place) as times
      from intake i cross join lateral unnest(i.organization_ids, i.event_ids, i.event_times) with ordinality as e(organization_id, id, time, place)
      where i.xid >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint and not pg_visible_in_snapshot(i.xid::text::xid8, $1::pg_snapshot) and e.organization_id = $2
    ) new on true`,
};

/** The newest commits, of which an organization may have none. */
const MOST_NEWEST = 500;

const newest = {
  name: 'intake-newest',
  text: `select array_agg(id) as ids, array_agg(time) as times from (
      select e.id, e.time from (select * from intake order by id desc limit ${MOST_NEWEST}) i cross join lateral unnest(i.organization_ids, i.event_ids, i.event_times) as e(organization_id, id, time)
      where e.organization_id = $1 order by i.id desc limit ${MOST_NEWEST}
    ) newest`,
};

/** The events as they are committed: each once, whatever clocks and ids say, also over a restart of whoever reads. */
export class EventStream {
  constructor(private readonly database: Database) {}

  /** From now on. */
  async start(): Promise<Cursor> {
    const [row] = await this.database.rows<{ cursor: Cursor }>('select pg_current_snapshot()::text as cursor');
    return (row as { cursor: Cursor }).cursor;
  }

  async since(organizationId: string, cursor: Cursor, filter: StreamFilter): Promise<Arrivals> {
    const [row] = await this.database.rows<{ cursor: Cursor; ids: string[] | null; times: Date[] | null }>(since, [cursor, organizationId]);
    const { cursor: next, ids, times } = row as { cursor: Cursor; ids: string[] | null; times: Date[] | null };
    return { cursor: next, events: ids && times ? await this.load(organizationId, ids, times.map((time) => time.toISOString()), filter) : [] };
  }

  /** Those of the newest events that are not located yet: whoever begins to watch has them in a list and will not see them arrive. */
  async unlocated(organizationId: string, filter: StreamFilter): Promise<EventRecord[]> {
    const [row] = await this.database.rows<{ ids: string[] | null; times: Date[] | null }>(newest, [organizationId]);
    const { ids, times } = row as { ids: string[] | null; times: Date[] | null };
    const events = ids && times ? await this.load(organizationId, ids, times.map((time) => time.toISOString()), filter) : [];
    return events.filter(({ location }) => location === null);
  }

  /** Those of these events that were located meanwhile. */
  async located(organizationId: string, events: readonly Pick<EventRecord, 'id' | 'timestamp'>[]): Promise<EventRecord[]> {
    const found = await this.load(organizationId, events.map(({ id }) => id), events.map(({ timestamp }) => timestamp), {});
    return found.filter(({ location }) => location !== null);
  }

  private async load(organizationId: string, ids: readonly string[], times: readonly Moment[], filter: StreamFilter): Promise<EventRecord[]> {
    const parameters = new Parameters();
    const asked = `unnest(${parameters.add(ids, 'uuid[]')}, ${parameters.add(times, 'timestamptz[]')}) with ordinality as asked(id, time, place)`;
    const where = [`e.organization_id is not distinct from ${parameters.add(organizationId, 'uuid')}`, ...conditionsOf(filter, null, null, parameters)];
    if (filter.entityId !== undefined) where.push(`e.entity_id is not distinct from ${parameters.add(filter.entityId, 'uuid')}`);
    const text = `select ${eventColumns} from ${asked} join event e on e.id = asked.id and e.timestamp = asked.time where ${where.join(' and ')} order by asked.place`;
    const rows = await this.database.rows<EventTuple>({ text, tuples: true }, parameters.values);
    return rows.map(recordOf);
  }
}
