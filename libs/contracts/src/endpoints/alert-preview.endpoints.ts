import { z } from 'zod';
import { alertExample } from '../alerts/alert-answer.js';
import { channelCodes } from '../channels/catalogue.js';
import { envelope } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { alertOpened } from '../webhooks/notices/alert.notices.js';
import { noticeExample } from '../webhooks/notices/define-notice.js';

const types = ['alert.opened', 'alert.acknowledged', 'alert.resolved', 'alert.reopened'] as const;
const endpointId = '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18';

const previewAlert = defineEndpoint({
  method: 'GET',
  path: '/alerts/{id}/preview',
  chapter: 'alerts',
  title: 'Preview what an alert sends',
  says: 'What would leave the house now, for each endpoint that is on and asks for the type: address and text as its channel writes them. Nothing is sent and nothing is numbered: `sequence` is 0.',
  needs: 'alerts:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ type: z.enum(types, { error: `Use ${types.join(', ')}.` }).default('alert.opened') }),
  answer: {
    status: 200,
    schema: envelope({
      type: z.enum(types),
      sends: z.array(z.strictObject({ endpointId: z.uuid(), channel: z.enum(channelCodes), to: z.string(), subject: z.string().nullable().meta({ description: 'Of a letter.' }), text: z.string() })),
    }),
  },
  errors: ['ALERT_NOT_FOUND'],
  example: {
    params: { id: alertExample.id },
    query: { type: 'alert.opened' },
    answer: { success: true, type: 'alert.opened', sends: [{ endpointId, channel: 'webhook', to: 'https://hooks.example.com/tamiz', subject: null, text: JSON.stringify({ ...noticeExample(alertOpened), sequence: 0 }) }] },
  },
});

export const alertPreviewEndpoints = { previewAlert } as const;
