import { z } from 'zod';
import { instant } from '../events/field.js';
import { cursorPagination, envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery, uuid } from '../http/query.js';
import { alertNoticeExample, notice, noticeTypes } from '../webhooks/notices/catalogue.js';

const status = z.enum(['pending', 'delivered', 'failed'], { error: 'Use pending, delivered or failed.' });

const fields = {
  id: z.string().meta({ description: 'The `webhook-id` of every attempt.' }),
  type: z.enum(noticeTypes),
  status,
  sequence: z.int().meta({ description: 'Its number among all notices for this endpoint.' }),
  endpointId: z.uuid(),
  alertId: z.uuid().nullable().meta({ description: 'The alert that it tells of, if any.' }),
  entityId: z.uuid().nullable().meta({ description: 'The entity that it tells of, where there is no alert.' }),
  attemptCount: z.int(),
  nextAttemptAt: utc().nullable().meta({ description: 'Null when it is finished, or waits for its endpoint to be enabled.' }),
  acceptedAt: utc().meta({ description: 'When the event behind it was acknowledged.' }),
  createdAt: utc(),
  finishedAt: utc().nullable(),
  replayedAt: utc().nullable().meta({ description: 'When it was last replayed.' }),
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
  sequence: 1204,
  endpointId: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18',
  alertId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
  entityId: null,
  attemptCount: 2,
  nextAttemptAt: null,
  acceptedAt: '2026-11-20T13:00:00.871Z',
  createdAt: '2026-11-20T13:00:01.204Z',
  finishedAt: '2026-11-20T13:00:06.640Z',
  replayedAt: null,
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
  says: 'The newest first: one for each notice and endpoint that is told of it, for as many days as `DELIVERY_DAYS` says (90) after it was taken or given up. `pagination.nextCursor` leads to the next page: send it as `cursor` with the same filters.',
  needs: 'webhooks:read',
  query: z.strictObject({ ...pageQuery(), cursor: pageCursor(), endpointId: uuid('endpointId').optional(), status: status.optional(), alertId: uuid('alertId').optional() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ deliveries: z.array(delivery), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID'],
  example: { query: { status: 'delivered' }, answer: { success: true, deliveries: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false, nextCursor: null } } },
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

const replayRules =
  'A replay sends the same notice again: the same `webhook-id`, sequence and body, signed anew, with all its attempts before it. So a receiver that remembers ids takes it once, and one that lost them takes it again.';

const replayDelivery = defineEndpoint({
  method: 'POST',
  path: '/webhooks/deliveries/{id}/replay',
  chapter: 'webhooks',
  title: 'Replay one delivery',
  says: `${replayRules} One that still waits for its next attempt is due at once. Not one that is on its way this moment, and none whose endpoint is off.`,
  needs: 'webhooks:write',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 202, schema: envelope({ delivery }) },
  errors: ['DELIVERY_NOT_FOUND', 'DELIVERY_ON_ITS_WAY', 'ENDPOINT_DISABLED'],
  example: { params: { id: example.id }, answer: { success: true, delivery: { ...example, status: 'pending', nextAttemptAt: '2026-11-21T08:00:00.000Z', finishedAt: null, replayedAt: '2026-11-21T08:00:00.000Z' } } },
});

const replayEndpoint = defineEndpoint({
  method: 'POST',
  path: '/webhooks/endpoints/{id}/replay',
  chapter: 'webhooks',
  title: 'Replay what an endpoint was told',
  says: `All that failed for good since a moment, or all that was told since then, delivered or not. ${replayRules} They come in their order at first, and keep it as far as the receiver takes them. A moment of the last 14 days; 10,000 at most, the oldest first: while \`hasMore\` is true, ask again with the \`until\` of the answer as \`since\`. What still waits is left as it is.`,
  needs: 'webhooks:write',
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({
    since: instant('since').meta({ description: 'When the notice was written, of the last 14 days.' }),
    only: z.enum(['failed', 'all'], { error: 'Use failed or all.' }).default('failed'),
  }),
  answer: { status: 202, schema: envelope({ replayed: z.int(), until: utc().nullable().meta({ description: 'When the latest of them was written; null when there was none.' }), hasMore: z.boolean() }) },
  errors: ['ENDPOINT_NOT_FOUND', 'ENDPOINT_DISABLED', 'REPLAY_TOO_OLD'],
  example: { params: { id: example.endpointId }, body: { since: '2026-11-20T00:00:00.000Z', only: 'failed' }, answer: { success: true, replayed: 37, until: '2026-11-20T22:41:08.113Z', hasMore: false } },
});

export const deliveriesEndpoints = { listDeliveries, getDelivery, replayDelivery, replayEndpoint } as const;
