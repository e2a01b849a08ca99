import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import { defineFact } from './define-fact.js';

/** One thing that somebody did, as far as analyzers understand it. */
export interface Action {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null: a type that means nothing to analyzers. */
  readonly eventType: CanonicalEventType | null;
}

export const recentActions = defineFact<readonly Action[]>({
  says: 'What the last 32 events were and when, ascending in time.',
  example: [
    { at: 1_767_225_600_000, eventType: 'LOGIN_SUCCESS' },
    { at: 1_767_225_604_200, eventType: 'BALANCE_CHECK' },
    { at: 1_767_225_661_000, eventType: 'TRANSFER_SUCCESS' },
  ],
});
