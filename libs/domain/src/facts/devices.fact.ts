import { defineFact } from './define-fact.js';

/** The devices of an entity, and what happened on it when the newest one appeared. */
export interface KnownDevices {
  readonly known: number;
  readonly newest: {
    /** Milliseconds since 1970. */
    readonly firstSeenAt: number;
    readonly sensitiveEventsWithin1h: number;
  } | null;
}

export const devices = defineFact<KnownDevices>({
  says: 'How many devices the entity has, when the newest was first seen, and how many credential changes and transfers the entity made within the hour after that.',
  example: { known: 2, newest: { firstSeenAt: 1_764_547_200_000, sensitiveEventsWithin1h: 0 } },
});
