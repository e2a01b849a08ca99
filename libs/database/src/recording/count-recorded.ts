import { asksPlace } from '@app/domain';
import type { Queryable, Transaction } from '../database.js';
import type { RunningRule } from '../rules/running-rules.js';
import { countLater } from '../windows/change-windows.js';
import { type Gathering, type GatheringAsked, isIndexed, type KnownGatherings } from '../windows/gatherings.js';
import type { EventToRecord } from './event-to-record.js';

/** By what windows of sync rules gather events. */
const gatheredFor = (rules: readonly RunningRule[]): GatheringAsked[] =>
  rules.flatMap(({ organizationId, compiled }) => compiled.windows.map((window) => ({ organizationId, by: window.by, asksPlace: asksPlace(window) })));

/** By what events are gathered. What these rules ask for is gathered from now on. */
export const gatheringsFor = (tx: Queryable, events: readonly EventToRecord[], known: KnownGatherings, rules: readonly RunningRule[]): Promise<readonly Gathering[]> =>
  known.of(tx, events.map(({ organizationId }) => organizationId), gatheredFor(rules));

/** Events on their way into the tables, where rules count windows. Where none does nothing is sent. */
export function countRecorded(tx: Transaction, events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>, gatherings: readonly Gathering[]): void {
  if (gatherings.length === 0) return;
  const readsMetadata = new Set(gatherings.filter(({ by }) => !isIndexed(by)).map(({ organizationId }) => organizationId));
  const counted = events.map((event) => ({
    id: event.id,
    organizationId: event.organizationId,
    at: Date.parse(event.timestamp),
    entityId: entityOf.get(event) ?? null,
    deviceId: event.deviceId,
    ipAddress: event.ipAddress,
    destinationAccountId: event.destinationAccountId,
    metadata: event.metadata !== null && readsMetadata.has(event.organizationId) ? (JSON.parse(event.metadata) as Record<string, unknown>) : null, // written from an object
  }));
  countLater(tx, counted, gatherings);
}
