import { batchJob, batchKey } from './batch-job.js';
import { defineQueue } from './define-queue.js';

export const scoring = defineQueue({
  name: 'scoring',
  purpose: 'Placed on the map, its people not yet scored.',
  job: batchJob,
  key: batchKey,
});
