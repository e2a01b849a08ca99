import type { Queryable } from '../database.js';
import { type EventToRecord, type Recorded, userIdOf } from '../recording/event-to-record.js';
import { mayBeCountedBefore, tallyLock } from './closed-months.js';

const share = { name: 'user-tally-share', text: `select pg_advisory_xact_lock_shared(${tallyLock})` };

const forget = {
  name: 'user-tally-forget',
  text: `delete from user_tally t using (
      select organization_id, user_id, min(at) as at from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as late(organization_id, user_id, at) group by 1, 2
    ) late
    where t.organization_id = late.organization_id and t.user_id = late.user_id and t.until > late.at`,
};

/**
 * What was counted for good of users to whom these events happened, where they come late. In the transaction that stores them: whoever counts
 * meanwhile either waits out and sees them, or is seen here. Asks nothing where nothing is late.
 */
export async function forgetCounted(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>): Promise<void> {
  const before = mayBeCountedBefore(Date.now());
  const late = [...recorded.keys()].filter(({ timestamp }) => Date.parse(timestamp) < before);
  if (late.length === 0) return;
  for (const organizationId of [...new Set(late.map((event) => event.organizationId))].toSorted()) await tx.run(share, [organizationId]);
  await tx.run(forget, [late.map((event) => event.organizationId), late.map((event) => userIdOf(event, recorded.get(event))), late.map((event) => event.timestamp)]);
}
