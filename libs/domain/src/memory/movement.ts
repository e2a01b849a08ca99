import type { CanonicalEventType } from '../mappings/event-type-sources.js';

/** Money left, or will. */
export const moneyTypes = ['TRANSFER_SUCCESS', 'TRANSFER_SCHEDULED', 'PURCHASE'] as const satisfies readonly CanonicalEventType[];

/** Also what somebody tried in vain. Stored by their place in this list: new ones go last. */
export const movementTypes = [...moneyTypes, 'TRANSFER_FAILED', 'PURCHASE_FAILED'] as const satisfies readonly CanonicalEventType[];

export type MovementType = (typeof movementTypes)[number];

/** One movement of money, or an attempt at it. */
export interface Movement {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: MovementType;
  /** Hundredths of its currency; null: nobody said how much. */
  readonly cents: number | null;
  /** The slot of its currency: amounts of one slot can be compared. */
  readonly currency: number;
  /** `hashOf` its destination, enough to tell whether two went to the same; null without one. */
  readonly recipient: number | null;
}

const moved: ReadonlySet<CanonicalEventType | null> = new Set(moneyTypes);

/** Whether money left: attempts say something about the moment, and nothing about what is usual. */
export const isMoney = (eventType: CanonicalEventType | null): boolean => moved.has(eventType);
