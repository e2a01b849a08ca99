import { z } from 'zod';
import { envelope, pagination, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery } from '../http/query.js';
import { endpointChange, endpointInput, webhookTypes } from '../webhooks/endpoint-input.js';
import { deliveriesEndpoints } from './deliveries.endpoints.js';

const fields = {
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.enum(webhookTypes)),
  enabled: z.boolean(),
  disabledBecause: z.string().nullable().meta({ description: 'Why nothing is sent any more, when it was not somebody’s wish.' }),
  createdAt: utc(),
  updatedAt: utc(),
};
const endpoint = z.strictObject(fields).meta({ id: 'WebhookEndpoint' });
const secret = z.string().meta({ description: 'What its webhooks are signed with. Shown this once: keep it where the receiver finds it.' });

const text = { url: 'https://hooks.example.com/tamiz', description: 'Case management', eventTypes: ['alert.opened', 'alert.resolved'] };
const example = { id: '019ab3c2-9d21-7b60-a1c4-5e0f3b7d2c18', ...text, enabled: true, disabledBecause: null, createdAt: '2026-11-20T12:51:40.018Z', updatedAt: '2026-11-20T12:51:40.018Z' };
const params = z.strictObject({ id: z.string() });

const createEndpoint = defineEndpoint({
  method: 'POST',
  path: '/webhooks/endpoints',
  chapter: 'webhooks',
  title: 'Create an endpoint',
  says: 'From now on it is told about alerts. Its secret is in this answer and is never shown again. Webhooks are signed as [Standard Webhooks](https://www.standardwebhooks.com) say and are tried eight times over some 28 hours.',
  needs: 'webhooks:write',
  body: endpointInput,
  answer: { status: 201, schema: envelope({ endpoint: z.strictObject({ ...fields, secret }).meta({ id: 'WebhookEndpointWithSecret' }) }) },
  errors: ['WEBHOOK_ADDRESS_REFUSED'],
  example: { body: text, answer: { success: true, endpoint: { ...example, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw6F7c5gPq0dY=' } } },
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
  says: 'Fields that are left out stay as they are. `enabled: true` makes everything due at once that the endpoint has not yet taken.',
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

export const webhooksEndpoints = { createEndpoint, listEndpoints, getEndpoint, changeEndpoint, deleteEndpoint, ...deliveriesEndpoints } as const;
