import type { Queryable } from '../database.js';
import { askToScoreAgain } from '../ledger/ask-again.js';

/** The most people who are scored again because their device gained or lost somebody: beyond them the number says nothing more. */
const MOST = 500;

/** Everybody on a device id is scored again, those who were seen on it last first, with those who left it. Answers the batch to ring scoring for. */
export async function scorePeopleOn(tx: Queryable, organizationId: string, deviceId: string, left: readonly string[] = []): Promise<string | null> {
  const rows = await tx.rows<{ id: string }>(
    `select entity_id as id from device
     where organization_id = $1 and device_id = $2 and entity_id is not null and deleted_at is null order by last_seen_at desc limit ${MOST}`,
    [organizationId, deviceId],
  );
  return askToScoreAgain(tx, [...new Set([...left, ...rows.map(({ id }) => id)])], 'profile');
}
