import { defineFact } from './define-fact.js';

/** An account that money is sent to, seen from one of those who send. */
export interface SharedDestination {
  /** Everybody who ever sent there, itself included, counted up to 51. */
  readonly senders: number;
  /** Those of them whose first payment there lies within a week of the entity's own, itself included. */
  readonly together: number;
  /** The share of the entity's own recent payments that went there. */
  readonly share: number;
}

export const sharedDestination = defineFact<SharedDestination | null>({
  says: "Of the three accounts that the entity's last 32 events named last as a destination, the one to which the most people began to send within a week of it, of those with up to 50 senders; else the one it sends to most often. Null when it sends nothing.",
  example: { senders: 2, together: 1, share: 0.4 },
});
