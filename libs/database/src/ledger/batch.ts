import type { CycleCause } from '@app/domain';

/** One row of the ledger, as a station sees it. */
export interface Batch {
  readonly id: string;
  readonly eventIds: readonly string[];
  readonly eventTimes: readonly Date[];
  readonly unresolvedIds: readonly string[];
  readonly createdEntityIds: readonly string[];
  /** Before scoring: whom to score although no event of theirs is in it. After it: all that scoring touched. */
  readonly entityIds: readonly string[];
  /** Its events were counted before. */
  readonly corrects: boolean;
  /** Why its people are scored; null: for its events. */
  readonly cause: CycleCause | null;
  readonly acceptedAt: Date;
}
