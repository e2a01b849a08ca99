import { asksPlace } from '@app/domain';
import type { Queryable } from '../database.js';
import type { RunningRule } from '../rules/running-rules.js';
import { countLater } from '../windows/change-windows.js';
import { type Gathering, type GatheringAsked, isIndexed, type KnownGatherings } from '../windows/gatherings.js';
import type { EventToRecord, Recorded } from './event-to-record.js';

/** By what windows of sync rules gather events. */
const gatheredFor = (rules: readonly RunningRule[]): GatheringAsked[] =>
  rules.flatMap(({ organizationId, compiled }) => compiled.windows.map((window) => ({ organizationId, by: window.by, asksPlace: asksPlace(window) })));

/** Events on their way into the tables, where rules count windows. Where none does it asks nothing. Answers by what they are gathered. */
export async function countRecorded(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>, known: KnownGatherings, rules: readonly RunningRule[]): Promise<readonly Gathering[]> {
  const gatherings = await known.of(tx, [...recorded.keys()].map(({ organizationId }) => organizationId), gatheredFor(rules));
  if (gatherings.length === 0) return gatherings;
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
  return gatherings;
}
