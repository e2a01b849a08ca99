import { defineFact } from './define-fact.js';

/** Somebody is back after a long time. */
export interface Silence {
  readonly days: number;
  /** Credential changes and transfers within three days after it. */
  readonly sensitiveEvents: number;
}

export const silence = defineFact<Silence | null>({
  says: 'For how many days at least nothing had been heard of the entity before it came back within the last seven days, and what it did then; null when it was never away for 30 days, or is new.',
  example: null,
});
