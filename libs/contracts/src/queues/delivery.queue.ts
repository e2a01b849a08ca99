import { z } from 'zod';
import { defineQueue } from './define-queue.js';

export const delivery = defineQueue({
  name: 'delivery',
  purpose: 'A notice that an endpoint has not yet taken.',
  job: z.object({ v: z.literal(1), deliveryId: z.string().regex(/^msg_[0-9a-f]{32}$/), endpointId: z.uuid() }),
  key: ({ deliveryId }) => deliveryId,
});
