import type { Queryable } from '../database.js';
import type { EventToRecord } from './event-to-record.js';
import { inOrderOf } from './merge-said.js';

// A session that is bound as it should be is left alone: its row would be locked until the commit.
const bind = {
  name: 'session-bind',
  text: `insert into session_owner (organization_id, session_id, entity_id)
    select b.* from unnest($1::uuid[], $2::text[], $3::uuid[]) as b(organization_id, session_id, entity_id)
    where not exists (select from session_owner o where o.organization_id = b.organization_id and o.session_id = b.session_id and o.entity_id = b.entity_id)
    on conflict (organization_id, session_id) do update set entity_id = excluded.entity_id, bound_at = now()`,
};

const owners = {
  name: 'session-owners',
  text: `select asked.n, e.id, e.external_id as "externalId"
    from unnest($1::int[], $2::uuid[], $3::text[]) as asked(n, organization_id, session_id)
    join session_owner o on o.organization_id = asked.organization_id and o.session_id = asked.session_id
    join entity e on e.id = o.entity_id and e.deleted_at is null`,
};

export interface SessionOwner {
  readonly id: string;
  readonly externalId: string | null;
}

/** Binds each session that came with a person to that person, and answers whose the events are that brought only a session. */
export async function resolveSessions(
  tx: Queryable,
  events: readonly EventToRecord[],
  entityOf: ReadonlyMap<EventToRecord, string>,
): Promise<Map<EventToRecord, SessionOwner>> {
  const named = events.filter((event) => event.sessionId !== null && entityOf.has(event));
  if (named.length > 0) {
    // Of several people in one session the last to arrive has it.
    const sessions = inOrderOf(named, (event) => `${event.organizationId} ${event.sessionId}`).map(([, said]) => said.at(-1) as EventToRecord);
    await tx.run(bind, [sessions.map((event) => event.organizationId), sessions.map((event) => event.sessionId), sessions.map((event) => entityOf.get(event))]);
  }
  const nameless = events.filter((event) => event.sessionId !== null && event.entityExternalId === null);
  if (nameless.length === 0) return new Map();
  const rows = await tx.rows<SessionOwner & { n: number }>(owners, [nameless.map((_, n) => n), nameless.map((event) => event.organizationId), nameless.map((event) => event.sessionId)]);
  return new Map(rows.map((row) => [nameless[row.n] as EventToRecord, row]));
}
