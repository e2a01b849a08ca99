import { z } from 'zod';
import { defineNotice } from './define-notice.js';

export const endpointDisabled = defineNotice({
  type: 'endpoint.disabled',
  title: 'An endpoint was disabled',
  says: 'It answered 410, or failed for five days. It is told to the other endpoints of the organization: this one is off.',
  data: z.strictObject({ endpointId: z.uuid(), url: z.string(), description: z.string(), because: z.string() }),
  example: {
    endpointId: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18',
    url: 'https://hooks.example.com/tamiz',
    description: 'Case management',
    because: 'The endpoint answered 410 Gone: it asks never to be called again. Enable it again once it is back.',
  },
});

/** Nobody subscribes to it: it is sent to the endpoint that is tried. */
export const endpointTest = defineNotice({
  type: 'endpoint.test',
  title: 'A test',
  says: 'Somebody tries the endpoint (POST /webhooks/endpoints/{id}/test). It takes the way of every notice.',
  data: z.strictObject({ endpointId: z.uuid(), message: z.string() }),
  example: { endpointId: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18', message: 'This is a test. Nothing happened.' },
});
