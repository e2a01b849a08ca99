import { lanesOfEndpoint } from '@app/domain';
import { z } from 'zod';
import { defineQueue } from './define-queue.js';

/** The most deliveries of one endpoint that one job names: as many as are on their way to it at a time. */
export const DELIVERIES_OF_JOB = lanesOfEndpoint.usual;

export const delivery = defineQueue({
  name: 'delivery',
  purpose: 'Notices that an endpoint has not yet taken.',
  job: z.object({ v: z.literal(2), endpointId: z.uuid(), deliveryIds: z.array(z.string().regex(/^msg_[0-9a-f]{32}$/)).min(1).max(DELIVERIES_OF_JOB) }),
  // A ring names the deliveries of one commit, or those that the sweep found together: none begins two rings of one round.
  key: ({ deliveryIds: [first] }) => String(first),
});
