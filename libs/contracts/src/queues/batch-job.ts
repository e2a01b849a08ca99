import { z } from 'zod';

const batchId = z.string().regex(/^\d{1,19}$/);

/** A batch of the ledger waits at a station. */
export const batchJob = z.object({ v: z.literal(1), batchId });

/** The most batches that share a job. */
export const BATCHES_OF_RING = 20;

/** Several do that were rung for together. Each is answered by itself: most have gone along with the first by then. */
export const batchesJob = z.object({ v: z.literal(3), batchIds: z.array(batchId).min(2).max(BATCHES_OF_RING) });

export const batchKey = ({ batchId: id }: z.infer<typeof batchJob>): string => `batch-${id}`;

/** All of them: a job that is taken for a repeat of another swallows what only one of them names. */
export const batchesKey = ({ batchIds }: z.infer<typeof batchesJob>): string => `batches-${batchIds.join('-')}`;
