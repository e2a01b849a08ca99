import type { CanonicalEventType, RememberedEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { Subject } from './subject.js';

/** What facts need of an event. */
export interface RecentEvent extends RememberedEvent {
  /** What the organization's type means to analyzers; null: nothing. */
  readonly eventType: CanonicalEventType | null;
}

/** The newest events of each subject, oldest first, with what their types mean at this moment. */
export async function recentEvents(tx: Queryable, subjects: readonly Subject[], remembered: readonly (readonly RememberedEvent[])[]): Promise<RecentEvent[][]> {
  const organizationOf = (n: number): string => subjects[n]?.organizationId ?? '';
  const meaning = await eventTypesOf(tx, remembered.flatMap((events, n) => events.map(({ type }) => ({ organizationId: organizationOf(n), raw: type }))));
  return remembered.map((events, n) => events.map((event) => ({ ...event, eventType: meaning({ organizationId: organizationOf(n), raw: event.type }) })));
}
