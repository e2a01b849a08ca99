import { z } from 'zod';

/** A batch of the ledger waits at a station. */
export const batchJob = z.object({ v: z.literal(1), batchId: z.string().regex(/^\d{1,19}$/) });

export const batchKey = ({ batchId }: z.infer<typeof batchJob>): string => `batch-${batchId}`;
