import type { Queryable } from '../database.js';
import type { EventToRecord, Recorded } from './event-to-record.js';
import { learnIdentities } from './learn-identities.js';
import { resolveGroups } from './resolve-groups.js';
import { resolveSessions } from './resolve-sessions.js';

type Followed = Pick<Recorded, 'groupIds' | 'personOfSession'>;

/**
 * What tracked events bring beside themselves: who their sessions belong to, what is known of their people, their groups.
 * Adds the people whom only a session told to `entityOf`. Asks nothing when no event of the group is tracked.
 */
export async function followTracked(tx: Queryable, events: readonly EventToRecord[], entityOf: Map<EventToRecord, string>): Promise<Map<EventToRecord, Followed>> {
  const tracked = events.filter((event) => event.tracked !== undefined);
  if (tracked.length === 0) return new Map();
  await learnIdentities(tx, tracked, entityOf);
  const owners = await resolveSessions(tx, tracked, entityOf);
  for (const [event, owner] of owners) entityOf.set(event, owner.id);
  const groupIds = await resolveGroups(tx, tracked, entityOf);
  return new Map(tracked.map((event) => [event, { groupIds: groupIds.get(event) ?? [], personOfSession: owners.get(event)?.externalId ?? null }]));
}
