import { batchJob, batchKey } from './batch-job.js';
import { defineQueue } from './define-queue.js';

export const alerting = defineQueue({
  name: 'alerting',
  purpose: 'Scored, the rules not yet asked.',
  job: batchJob,
  key: batchKey,
});
