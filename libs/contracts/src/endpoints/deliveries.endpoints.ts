import { z } from 'zod';
import { envelope, pagination, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery, uuid } from '../http/query.js';
import { webhookTypes } from '../webhooks/endpoint-input.js';
import { alertNoticeExample, notice } from '../webhooks/notice.js';

const status = z.enum(['pending', 'delivered', 'failed'], { error: 'Use pending, delivered or failed.' });

const fields = {
  id: z.string().meta({ description: 'The `webhook-id` of every attempt.' }),
  type: z.enum(webhookTypes),
  status,
  endpointId: z.uuid(),
  alertId: z.uuid().nullable().meta({ description: 'The alert that it tells of, if any.' }),
  entityId: z.uuid().nullable().meta({ description: 'The entity that it tells of, where there is no alert.' }),
  attemptCount: z.int(),
  nextAttemptAt: utc().nullable().meta({ description: 'Null when it is finished, or waits for its endpoint to be enabled.' }),
  acceptedAt: utc().meta({ description: 'When the event behind it was acknowledged.' }),
  createdAt: utc(),
  finishedAt: utc().nullable(),
};
const delivery = z.strictObject(fields).meta({ id: 'Delivery' });

const attempt = z
  .strictObject({
    number: z.int(),
    startedAt: utc(),
    durationMs: z.int(),
    status: z.int().nullable().meta({ description: 'The HTTP status that the endpoint answered.' }),
    error: z.string().nullable().meta({ description: 'Why there was none: timeout, connection or refused_address.' }),
    because: z.string().nullable(),
    answer: z.string().nullable().meta({ description: 'How the answer began.' }),
  })
  .meta({ id: 'DeliveryAttempt' });

const example = {
  id: 'msg_019ab3c27d107c4e9f6b2f1d5e7a9b02',
  type: 'alert.opened',
  status: 'delivered',
  endpointId: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18',
  alertId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
  entityId: null,
  attemptCount: 2,
  nextAttemptAt: null,
  acceptedAt: '2026-11-20T13:00:00.871Z',
  createdAt: '2026-11-20T13:00:01.204Z',
  finishedAt: '2026-11-20T13:00:06.640Z',
};

const attempts = [
  { number: 1, startedAt: '2026-11-20T13:00:01.230Z', durationMs: 84, status: 503, error: null, because: null, answer: 'Service Unavailable' },
  { number: 2, startedAt: '2026-11-20T13:00:06.591Z', durationMs: 49, status: 200, error: null, because: null, answer: 'ok' },
];

const listDeliveries = defineEndpoint({
  method: 'GET',
  path: '/webhooks/deliveries',
  chapter: 'webhooks',
  title: 'List deliveries',
  says: 'The newest first: one for each notice and endpoint that is told of it.',
  needs: 'webhooks:read',
  query: z.strictObject({ ...pageQuery(), endpointId: uuid('endpointId').optional(), status: status.optional(), alertId: uuid('alertId').optional() }),
  answer: { status: 200, schema: envelope({ deliveries: z.array(delivery), pagination }) },
  errors: [],
  example: { query: { status: 'delivered' }, answer: { success: true, deliveries: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

const getDelivery = defineEndpoint({
  method: 'GET',
  path: '/webhooks/deliveries/{id}',
  chapter: 'webhooks',
  title: 'One delivery',
  says: 'With what is sent, and every try so far.',
  needs: 'webhooks:read',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 200, schema: envelope({ delivery: z.strictObject({ ...fields, payload: notice, attempts: z.array(attempt) }).meta({ id: 'DeliveryWithAttempts' }) }) },
  errors: ['DELIVERY_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, delivery: { ...example, payload: alertNoticeExample, attempts } } },
});

export const deliveriesEndpoints = { listDeliveries, getDelivery } as const;
