import type { Doorbell } from '@app/queue';

/** Not waited for: the batch is in the ledger, and the sweep rings again. */
export function ringScoring(doorbell: Doorbell, batchId: string | null): void {
  if (batchId !== null) void doorbell.ring({ queue: 'scoring', job: { v: 1, batchId }, round: 0 });
}
