import type { Database, Queryable } from '../database.js';
import { type EventTypeCount, UserStats } from '../user-stats/user-stats.js';
import { eventColumns, type EventRecord, type EventTuple, recordOf } from './event-record.js';

const one = { name: 'event-one', tuples: true as const, text: `select ${eventColumns} from event e where e.id = $1 and e.organization_id is not distinct from $2` };

/** By its id alone: every partition is asked, which is fine for one event and not for many. */
export async function findEvent(tx: Queryable, organizationId: string, id: string): Promise<EventRecord | null> {
  const [row] = await tx.rows<EventTuple>(one, [id, organizationId]);
  return row ? recordOf(row) : null;
}

const ofOrganization = {
  name: 'event-stats',
  text: `select event_type, sum(events)::float8 as count, max(last_at) as last_occurrence from event_tally where organization_id = $1 group by event_type order by count desc, event_type`,
};

/** Single events, and how many there are of each type. */
export class Events {
  private readonly users: UserStats;

  constructor(private readonly database: Database, private readonly withinMs: number) {
    this.users = new UserStats(database, withinMs);
  }

  find(organizationId: string, id: string): Promise<EventRecord | null> {
    return findEvent(this.database, organizationId, id);
  }

  /** Of the whole organization from what was counted with the events; of one user by counting them. */
  stats(organizationId: string, userId: string | undefined): Promise<EventTypeCount[]> {
    if (userId !== undefined) return this.users.of(organizationId, userId);
    return this.database.reading((tx) => tx.rows<EventTypeCount & Record<string, unknown>>(ofOrganization, [organizationId]), this.withinMs);
  }
}
