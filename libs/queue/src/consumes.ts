import type { JobOf, QueueContract } from '@app/contracts';
import { DiscoveryService } from '@nestjs/core';

/** Marks the class that answers a doorbell; the class implements `Handles` of the same contract. */
export const Consumes = DiscoveryService.createDecorator<QueueContract>();

/** A worker: one sentence of work for one kind of job. */
export interface Handles<Queue extends QueueContract> {
  /** Throwing means: try again later, and wake someone when the attempts run out. */
  handle(job: JobOf<Queue>): Promise<void>;
  /** The work threw: write down what that means for it. */
  failed(job: JobOf<Queue>, error: Error): Promise<void>;
}
