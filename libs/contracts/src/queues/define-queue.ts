import type { z } from 'zod';

/** A doorbell between two stations. Jobs carry ids and a version, never data and never secrets. */
export interface QueueContract<Name extends string = string, Job extends z.ZodType = z.ZodType> {
  readonly name: Name;
  /** What waits behind this doorbell, in one sentence. */
  readonly purpose: string;
  readonly job: Job;
  /** The stable part of the BullMQ job id, so that ringing twice wakes once. */
  readonly key: (job: z.infer<Job>) => string;
}

export type JobOf<Queue extends QueueContract> = z.infer<Queue['job']>;

export const defineQueue = <Name extends string, Job extends z.ZodType>(contract: QueueContract<Name, Job>): QueueContract<Name, Job> => contract;
