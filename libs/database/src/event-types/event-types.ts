import type { Database, Queryable } from '../database.js';

/** A type of an organization's own. */
export interface EventTypeRecord {
  readonly code: string;
  readonly category: string;
  readonly title: string;
  readonly retiredAt: Date | null;
}

export type EventTypeCreation = { readonly is: 'created'; readonly eventType: EventTypeRecord } | { readonly is: 'known' } | { readonly is: 'too many' };

const columns = 'code, category, title, retired_at as "retiredAt"';

const known = { name: 'event-type-codes', text: 'select code from event_type where organization_id = $1 and retired_at is null' };

/** The event types that an organization adds to the built-in ones. */
export class OwnEventTypes {
  constructor(private readonly database: Database) {}

  list(organizationId: string): Promise<EventTypeRecord[]> {
    return this.database.rows<EventTypeRecord & Record<string, unknown>>(`select ${columns} from event_type where organization_id = $1 order by code`, [organizationId]);
  }

  /** Those that new events may have. */
  async codes(organizationId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.database.rows<{ code: string }>(known, [organizationId])).map(({ code }) => code));
  }

  /** A retired one is brought back as it is given now. */
  create(organizationId: string, type: Omit<EventTypeRecord, 'retiredAt'>, most: number): Promise<EventTypeCreation> {
    return this.database.transaction(async (tx) => {
      if (!(await hasRoom(tx, organizationId, type.code, most))) return { is: 'too many' };
      const [eventType] = await tx.rows<EventTypeRecord & Record<string, unknown>>(
        `insert into event_type (organization_id, code, category, title) values ($1, $2, $3, $4)
         on conflict (organization_id, code) do update set category = excluded.category, title = excluded.title, retired_at = null
           where event_type.retired_at is not null
         returning ${columns}`,
        [organizationId, type.code, type.category, type.title],
      );
      return eventType ? { is: 'created', eventType } : { is: 'known' };
    });
  }

  /** Answers false when there is no such type, or it is retired already. */
  async retire(organizationId: string, code: string): Promise<boolean> {
    return (await this.database.run('update event_type set retired_at = now() where organization_id = $1 and code = $2 and retired_at is null', [organizationId, code])) === 1;
  }
}

/** The organization's row is held meanwhile, so that two callers do not both take the last place. */
async function hasRoom(tx: Queryable, organizationId: string, code: string, most: number): Promise<boolean> {
  await tx.run('select from organization where id = $1 for no key update', [organizationId]);
  const [others] = await tx.rows<{ n: number }>('select count(*)::int as n from event_type where organization_id = $1 and code <> $2', [organizationId, code]);
  return (others?.n ?? 0) < most;
}
