import type { Database, Queryable } from '../database.js';
import { eventColumns, type EventRecord, type EventRow, recordOf } from './event-record.js';

const one = { name: 'event-one', text: `select ${eventColumns} from event e where e.id = $1 and e.organization_id is not distinct from $2` };

/** By its id alone: every partition is asked, which is fine for one event and not for many. */
export async function findEvent(tx: Queryable, organizationId: string, id: string): Promise<EventRecord | null> {
  const [row] = await tx.rows<EventRow>(one, [id, organizationId]);
  return row ? recordOf(row) : null;
}

/** How many events of a type there are. */
export interface EventTypeCount {
  readonly event_type: string;
  readonly count: number;
  readonly last_occurrence: Date;
}

const ofOrganization = {
  name: 'event-stats',
  text: `select event_type, sum(events)::float8 as count, max(last_at) as last_occurrence from event_tally where organization_id = $1 group by event_type order by count desc, event_type`,
};

const ofUser = {
  name: 'event-stats-of-user',
  text: `select event_type, count(*)::float8 as count, max(timestamp) as last_occurrence from event
    where user_id = $2 and organization_id is not distinct from $1 group by event_type order by count desc, event_type`,
};

/** Single events, and how many there are of each type. */
export class Events {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  find(organizationId: string, id: string): Promise<EventRecord | null> {
    return findEvent(this.database, organizationId, id);
  }

  /** Of the whole organization from what was counted with the events; of one user by counting them. */
  stats(organizationId: string, userId: string | undefined): Promise<EventTypeCount[]> {
    return this.database.reading(
      (tx) => (userId === undefined ? tx.rows<EventTypeCount & Record<string, unknown>>(ofOrganization, [organizationId]) : tx.rows(ofUser, [organizationId, userId])),
      this.withinMs,
    );
  }
}
