import type { Batch } from './batch.js';

/**
 * Batches of one station as one. An event that waited for its person may stand in two of them: in its own, as nobody's, and in the
 * one of those who adopted it meanwhile. It goes along once, and as somebody's: as nobody's it would be left to the other.
 */
export function merged(batch: Batch, company: readonly Batch[]): Batch {
  if (company.length === 0) return batch;
  const all = [batch, ...company];
  const times = new Map(all.flatMap((one) => one.eventIds.map((id, n): [string, Date] => [id, one.eventTimes[n] as Date])));
  const somebodys = new Set(all.flatMap(({ eventIds, unresolvedIds }) => {
    const nobodys = new Set(unresolvedIds);
    return eventIds.filter((id) => !nobodys.has(id));
  }));
  return {
    ...batch,
    eventIds: [...times.keys()],
    eventTimes: [...times.values()],
    unresolvedIds: all.flatMap((one) => one.unresolvedIds).filter((id) => !somebodys.has(id)),
    createdEntityIds: [...new Set(all.flatMap((one) => one.createdEntityIds))],
    entityIds: [...new Set(all.flatMap((one) => one.entityIds))],
    acceptedAt: new Date(Math.min(...all.map((one) => one.acceptedAt.getTime()))),
  };
}
