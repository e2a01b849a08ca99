import { z } from 'zod';
import { envelope, json, pagination, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery } from '../http/query.js';
import { channelCodes } from '../channels/catalogue.js';
import { endpointChange, endpointInput, signatures } from '../webhooks/endpoint-input.js';
import { subscriptions } from '../webhooks/notices/catalogue.js';
import { deliveriesEndpoints } from './deliveries.endpoints.js';

const fields = {
  id: z.uuid(),
  channel: z.enum(channelCodes),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.enum(subscriptions)),
  signature: z.enum(signatures),
  settings: json(),
  enabled: z.boolean(),
  disabledBecause: z.string().nullable().meta({ description: 'Why nothing is sent any more, when it was not somebody’s wish.' }),
  failingSince: utc().nullable().meta({ description: 'Since when everything fails. After five days of that it is disabled.' }),
  restsUntil: utc().nullable().meta({ description: 'It answered 429, 502, 503 or 504: until then nothing is sent.' }),
  secretBeforeUntil: utc().nullable().meta({ description: 'Until when the secret before this one signs too.' }),
  createdAt: utc(),
  updatedAt: utc(),
};
const endpoint = z.strictObject(fields).meta({ id: 'WebhookEndpoint' });
const secret = z.string().meta({ description: 'What its webhooks are signed with. Shown this once: keep it where the receiver finds it.' });

const text = { channel: 'webhook', url: 'https://hooks.example.com/tamiz', description: 'Case management', eventTypes: ['alert.opened', 'alert.resolved'], signature: 'standard', settings: {} };
const example = { id: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18', ...text, enabled: true, disabledBecause: null, failingSince: null, restsUntil: null, secretBeforeUntil: null, createdAt: '2026-11-20T12:51:40.018Z', updatedAt: '2026-11-20T12:51:40.018Z' };
const params = z.strictObject({ id: z.string() });

const createEndpoint = defineEndpoint({
  method: 'POST',
  path: '/webhooks/endpoints',
  chapter: 'webhooks',
  title: 'Create an endpoint',
  says: 'From now on it is told what it asks for. Its secret is in this answer and is never shown again. Webhooks are signed as [Standard Webhooks](https://www.standardwebhooks.com) say and are tried eight times over some 28 hours.',
  needs: 'webhooks:write',
  body: endpointInput,
  answer: { status: 201, schema: envelope({ endpoint: z.strictObject({ ...fields, secret }).meta({ id: 'WebhookEndpointWithSecret' }) }) },
  errors: ['WEBHOOK_ADDRESS_REFUSED'],
  example: { body: { url: text.url, description: text.description, eventTypes: text.eventTypes }, answer: { success: true, endpoint: { ...example, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw6F7c5gPq0dY=' } } },
});

const listEndpoints = defineEndpoint({
  method: 'GET',
  path: '/webhooks/endpoints',
  chapter: 'webhooks',
  title: 'List endpoints',
  says: 'In the order in which they were made.',
  needs: 'webhooks:read',
  query: z.strictObject(pageQuery()),
  answer: { status: 200, schema: envelope({ endpoints: z.array(endpoint), pagination }) },
  errors: [],
  example: { answer: { success: true, endpoints: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

const getEndpoint = defineEndpoint({
  method: 'GET',
  path: '/webhooks/endpoints/{id}',
  chapter: 'webhooks',
  title: 'One endpoint',
  says: 'Without its secret.',
  needs: 'webhooks:read',
  params,
  answer: { status: 200, schema: envelope({ endpoint }) },
  errors: ['ENDPOINT_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, endpoint: example } },
});

const changeEndpoint = defineEndpoint({
  method: 'PATCH',
  path: '/webhooks/endpoints/{id}',
  chapter: 'webhooks',
  title: 'Change an endpoint',
  says: 'Fields that are left out stay as they are. `enabled: true` makes everything due at once that the endpoint has not yet taken. Settings are given whole; the channel stays what it is.',
  needs: 'webhooks:write',
  params,
  body: endpointChange,
  answer: { status: 200, schema: envelope({ endpoint }) },
  errors: ['ENDPOINT_NOT_FOUND', 'WEBHOOK_ADDRESS_REFUSED'],
  example: {
    params: { id: example.id },
    body: { enabled: false },
    answer: { success: true, endpoint: { ...example, enabled: false, updatedAt: '2026-11-20T14:02:09.550Z' } },
  },
});

const deleteEndpoint = defineEndpoint({
  method: 'DELETE',
  path: '/webhooks/endpoints/{id}',
  chapter: 'webhooks',
  title: 'Delete an endpoint',
  says: 'What it had not taken yet is not sent any more. Its deliveries can still be read.',
  needs: 'webhooks:write',
  params,
  answer: { status: 204 },
  errors: ['ENDPOINT_NOT_FOUND'],
  example: { params: { id: example.id }, answer: undefined },
});

const rotateSecret = defineEndpoint({
  method: 'POST',
  path: '/webhooks/endpoints/{id}/secret/rotate',
  chapter: 'webhooks',
  title: 'Rotate the secret of an endpoint',
  says: 'The new secret is in this answer and is never shown again. For a while both sign every webhook, the new one first: a receiver accepts the signature that it knows, and is given the new secret meanwhile. The secret before the last one stops at once.',
  needs: 'webhooks:write',
  params,
  body: z.strictObject({
    overlapHours: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(168, 'Use at most 168.').default(24).meta({ description: 'How long the old secret goes on signing; 0: it leaked, and stops at once.' }),
  }).prefault({}),
  answer: { status: 200, schema: envelope({ endpoint: z.strictObject({ ...fields, secret }).meta({ id: 'WebhookEndpointWithSecret' }) }) },
  errors: ['ENDPOINT_NOT_FOUND'],
  example: {
    params: { id: example.id },
    body: { overlapHours: 24 },
    answer: { success: true, endpoint: { ...example, secretBeforeUntil: '2026-11-21T12:51:40.018Z', secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0q4kHbq5bqM=' } },
  },
});

const testEndpoint = defineEndpoint({
  method: 'POST',
  path: '/webhooks/endpoints/{id}/test',
  chapter: 'webhooks',
  title: 'Try an endpoint',
  says: 'It is sent an `endpoint.test`, whatever it asked for, by the way of every notice: `GET /webhooks/deliveries/{id}` tells how it went.',
  needs: 'webhooks:write',
  params,
  answer: { status: 202, schema: envelope({ deliveryId: z.string() }) },
  errors: ['ENDPOINT_NOT_FOUND', 'ENDPOINT_DISABLED'],
  example: { params: { id: example.id }, answer: { success: true, deliveryId: 'msg_019ab3c27d107c4e9f6b2f1d5e7a9b77' } },
});

const health = z
  .strictObject({
    of: z.int().meta({ description: 'So many deliveries were looked at: those of the last 24 hours, the newest 1000 at most.' }),
    delivered: z.int(),
    pending: z.int(),
    failed: z.int(),
    oldestPendingAt: utc().nullable().meta({ description: 'When the oldest notice of these was written that it has not taken yet.' }),
    lastTakenAt: utc().nullable().meta({ description: 'When it took the latest of them.' }),
    halfWithinMs: z.number().nullable().meta({ description: 'Half of its answers came within so many milliseconds.' }),
    mostWithinMs: z.number().nullable().meta({ description: '95 of 100 did.' }),
  })
  .meta({ id: 'EndpointHealth' });

const getEndpointHealth = defineEndpoint({
  method: 'GET',
  path: '/webhooks/endpoints/{id}/health',
  chapter: 'webhooks',
  title: 'How an endpoint fares',
  says: 'What became of the newest deliveries to it, and how fast it answers.',
  needs: 'webhooks:read',
  params,
  answer: { status: 200, schema: envelope({ health }) },
  errors: ['ENDPOINT_NOT_FOUND'],
  example: {
    params: { id: example.id },
    answer: { success: true, health: { of: 212, delivered: 209, pending: 2, failed: 1, oldestPendingAt: '2026-11-20T12:51:12.401Z', lastTakenAt: '2026-11-20T12:51:40.018Z', halfWithinMs: 41, mostWithinMs: 180 } },
  },
});

export const webhooksEndpoints = { createEndpoint, listEndpoints, getEndpoint, getEndpointHealth, changeEndpoint, deleteEndpoint, rotateSecret, testEndpoint, ...deliveriesEndpoints } as const;
