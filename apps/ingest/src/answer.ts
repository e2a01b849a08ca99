import type { EventInput } from '@app/contracts';
import { type Degraded, type Recorded, shownMetadata } from '@app/database';
import type { Decision, TimeMark } from '@app/domain';
import type { FieldMistake } from '@app/platform';
import { decisionMembers } from './decision-answer.js';

/** What is known of an event before it is stored, for its answer. */
export interface EventFacts {
  readonly id: string;
  readonly input: EventInput;
  readonly country: string | null;
  readonly timestamp: string;
  readonly timeMark: TimeMark | null;
  readonly createdAt: string;
  readonly warnings: readonly FieldMistake[];
}

/** The answer to a single POST, as JSON text: it is also what is kept under the idempotency key. */
export function singleAnswer({ id, input, country, timestamp, timeMark, createdAt, warnings }: EventFacts, { entityId, wasCreated, isNewDevice, decided }: Recorded): string {
  const answer = JSON.stringify({
    success: true,
    event: {
      id,
      eventType: input.eventType,
      userId: input.userId ?? null,
      entityId,
      entityExternalId: input.entityExternalId ?? null,
      taxId: input.taxId ?? null,
      timestamp,
      eventDate: input.eventDate ?? null,
      sessionId: input.sessionId ?? null,
      deviceId: input.deviceId ?? null,
      deviceDetails: input.deviceDetails ?? null,
      ipAddress: input.ipAddress ?? null,
      country,
      isVpn: input.isVpn ?? null,
      isProxy: input.isProxy ?? null,
      isNewDevice,
      failedAttemptsCount: input.failedAttemptsCount ?? null,
      destinationAccountId: input.destinationAccountId ?? null,
      destinationCuit: input.destinationCuit ?? null,
      previousValue: input.previousValue ?? null,
      userAgent: input.userAgent ?? null,
      metadata: shownMetadata(input.metadata ?? null),
      source: null,
      location: null,
      timeMark,
      createdAt,
      correctedAt: null,
    },
    entity: entityId === null ? null : { id: entityId, wasCreated },
  });
  return `${answer.slice(0, -1)}${decisionMembers(decided)}${warnings.length > 0 ? `,"warnings":${JSON.stringify(warnings)}` : ''}}`;
}

/** One line of the answer to a batch, in the order of the events that were sent. */
export type BatchLine =
  | {
      readonly index: number;
      readonly status: 'accepted' | 'duplicate';
      readonly id: string;
      readonly entityId: string | null;
      readonly entityWasCreated: boolean;
      readonly isNewDevice: boolean | null;
      readonly decision?: Decision;
      readonly degraded?: readonly Degraded[];
      readonly warnings?: readonly FieldMistake[];
    }
  | { readonly index: number; readonly status: 'rejected'; readonly error: object };

export function batchLine(index: number, { id, warnings }: EventFacts, recorded: Recorded): BatchLine {
  return {
    index,
    status: 'accepted',
    id,
    entityId: recorded.entityId,
    entityWasCreated: recorded.wasCreated,
    isNewDevice: recorded.isNewDevice,
    ...(recorded.decided ? { decision: recorded.decided.decision } : {}),
    ...(recorded.decided && recorded.decided.degraded.length > 0 ? { degraded: recorded.decided.degraded } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/** A repeat is answered from what was kept: the first answer to a single POST. */
export function duplicateLine(index: number, kept: string): BatchLine {
  const first = JSON.parse(kept) as { event: { id: string; entityId: string | null; isNewDevice: boolean | null }; entity: { wasCreated: boolean } | null; decision?: Decision; degraded?: readonly Degraded[] };
  return {
    index,
    status: 'duplicate',
    id: first.event.id,
    entityId: first.event.entityId,
    entityWasCreated: first.entity?.wasCreated ?? false,
    isNewDevice: first.event.isNewDevice,
    ...(first.decision ? { decision: first.decision } : {}),
    ...(first.degraded ? { degraded: first.degraded } : {}),
  };
}
