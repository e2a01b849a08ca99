import { batchJob, batchKey } from './batch-job.js';
import { defineQueue } from './define-queue.js';

export const geolocation = defineQueue({
  name: 'geolocation',
  purpose: 'Stored, not yet placed on the map.',
  job: batchJob,
  key: batchKey,
});
