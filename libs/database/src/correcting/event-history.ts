import type { Database } from '../database.js';
import type { EventRecord } from '../reading/event-record.js';
import { findEvent } from '../reading/find-events.js';

/** One correction of an event, as it is shown. */
export interface CorrectionRecord {
  readonly number: number;
  readonly correctedAt: Date;
  readonly keyId: string;
  readonly reason: string | null;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

export interface EventHistory {
  /** As it was first stored. */
  readonly original: EventRecord;
  readonly corrections: readonly CorrectionRecord[];
  readonly total: number;
}

// What each field said before it was first corrected.
const firsts = {
  name: 'event-correction-firsts',
  text: `select coalesce(jsonb_object_agg(field, value), '{}') as before, (select count(*)::int from event_correction where event_id = $1 and organization_id = $2) as total
    from (
      select distinct on (field) field, value from event_correction c cross join jsonb_each(c.before) as changed(field, value)
      where c.event_id = $1 and c.organization_id = $2 order by field, c.number
    ) first`,
};

const page = {
  name: 'event-correction-page',
  text: `select number, corrected_at as "correctedAt", key_id as "keyId", reason, before, after from event_correction
    where event_id = $1 and organization_id = $2 order by number limit $3 offset $4`,
};

/** What was said about an event, from the beginning. */
export class EventHistories {
  constructor(private readonly database: Database) {}

  async of(organizationId: string, id: string, { limit, offset }: { limit: number; offset: number }): Promise<EventHistory | null> {
    const event = await findEvent(this.database, organizationId, id);
    if (!event) return null;
    const [first] = await this.database.rows<{ before: Partial<EventRecord>; total: number }>(firsts, [id, organizationId]);
    const { before, total } = first ?? { before: {}, total: 0 };
    const corrections = await this.database.rows<CorrectionRecord & Record<string, unknown>>(page, [id, organizationId, limit, offset]);
    // Where the first address lay is not kept: the event was located again for the new one.
    const original = { ...event, ...before, correctedAt: null, location: 'ipAddress' in before ? null : event.location };
    return { original, corrections, total };
  }
}
