import type { Database } from '../database.js';

/** How far some events have come. */
export interface EventProgress {
  /** How many of the asked ids are events of this organization. */
  readonly events: number;
  readonly located: number;
  readonly scored: number;
  /** Waiting for their entity to appear. */
  readonly unresolved: number;
  /** Alerts about their entities that were opened since the first of the events was accepted. */
  readonly alertIds: readonly string[];
}

export interface EventPlace {
  readonly id: string;
  readonly addressKind: string | null;
  readonly country: string | null;
}

/** Scored is what has an entity, is located and waits at no station any more. */
const progress = `
  with mine as (
    select id, entity_id, located_at, created_at from event where organization_id = $1 and id = any($2::uuid[])
  ), pending as (
    select waiting.id from batch b cross join unnest(b.event_ids) as waiting(id) where b.stage in ('received', 'located')
  )
  select count(*)::int as events, count(located_at)::int as located, count(*) filter (where entity_id is null)::int as unresolved,
    count(*) filter (where entity_id is not null and located_at is not null and id not in (select id from pending))::int as scored,
    coalesce((select array_agg(a.id) from alert a where a.organization_id = $1 and a.entity_id in (select entity_id from mine)
      and a.opened_at >= (select min(created_at) from mine)), '{}') as "alertIds"
  from mine`;

/** Answers an integrator's "has it been done?" for up to a thousand events at a time. */
export class Progress {
  constructor(private readonly database: Database) {}

  async of(organizationId: string, eventIds: readonly string[]): Promise<EventProgress> {
    const [row] = await this.database.rows<EventProgress & Record<string, unknown>>(progress, [organizationId, eventIds]);
    return row as EventProgress;
  }

  places(organizationId: string, eventIds: readonly string[]): Promise<EventPlace[]> {
    return this.database.rows(
      `select id, address_kind as "addressKind", place_country as country from event where organization_id = $1 and id = any($2::uuid[])`,
      [organizationId, eventIds],
    );
  }
}
