import type { QueueName } from '@app/contracts';

/** One ring at a station's door. `round` tells repeats apart, so that a lost first ring does not swallow the second. */
export interface Ring {
  readonly queue: QueueName;
  readonly job: BatchRing['job'] | { readonly v: 2; readonly endpointId: string; readonly deliveryIds: readonly string[] };
  readonly round: number;
}

/** For one batch of the ledger. */
export interface BatchRing {
  readonly job: { readonly v: 1; readonly batchId: string };
  readonly round: number;
}
