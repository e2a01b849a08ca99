import type { Queryable } from '../database.js';
import { countLater } from '../windows/change-windows.js';
import { isIndexed, type KnownGatherings } from '../windows/gatherings.js';
import type { EventToRecord, Recorded } from './event-to-record.js';

/** Events on their way into the tables, where rules count windows. Where none does it asks nothing. */
export async function countRecorded(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>, known: KnownGatherings): Promise<void> {
  const gatherings = await known.of(tx, [...recorded.keys()].map(({ organizationId }) => organizationId));
  if (gatherings.length === 0) return;
  const readsMetadata = new Set(gatherings.filter(({ by }) => !isIndexed(by)).map(({ organizationId }) => organizationId));
  const counted = [...recorded].map(([event, { entityId }]) => ({
    id: event.id,
    organizationId: event.organizationId,
    at: Date.parse(event.timestamp),
    entityId,
    deviceId: event.deviceId,
    ipAddress: event.ipAddress,
    destinationAccountId: event.destinationAccountId,
    metadata: event.metadata !== null && readsMetadata.has(event.organizationId) ? (JSON.parse(event.metadata) as Record<string, unknown>) : null, // written from an object
  }));
  await countLater(tx, counted, gatherings);
}
