import { z } from 'zod';
import { eventAnswer } from '../../events/event-answer.js';
import { entityEventsQuery, eventListQuery, eventPagination } from '../../events/event-query.js';
import { identifier } from '../../events/field.js';
import { envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { uuid } from '../../http/query.js';
import { eventExample, eventPageExample } from './example.js';

const totals = `\`pagination.total\` is exact up to 10,000 and otherwise a floor (\`totalRelation: "gte"\`); a filter that few of very many events pass has a floor sooner, so that
counting never costs more than the page.`;

export const listEvents = defineEndpoint({
  method: 'GET',
  path: '/events/user',
  chapter: 'events',
  title: 'List events',
  says: `The newest \`timestamp\` first. \`entity_id\`, \`entity_external_id\` and \`tax_id\` are alternatives: an event of any of them is listed, also one that still waits for
its entity. Every other filter narrows. ${totals} Deep reading is cheap with \`cursor\`; a question that takes too long is answered with QUERY_TOO_WIDE.`,
  needs: 'events:read',
  query: eventListQuery,
  answer: { status: 200, schema: envelope({ events: z.array(eventAnswer), pagination: eventPagination }) },
  errors: ['CURSOR_INVALID', 'QUERY_TOO_WIDE'],
  example: {
    query: { entity_external_id: 'client-889', event_type: 'TRANSFER_SUCCESS,TRANSFER_FAILED', start_date: '2026-11-01T00:00:00-03:00' },
    answer: { success: true, events: [eventExample], pagination: eventPageExample },
  },
});

export const listEventsOfEntity = defineEndpoint({
  method: 'GET',
  path: '/events/user/entity/{entityId}',
  chapter: 'events',
  title: 'All events of an entity',
  says: `The newest \`timestamp\` first, with the entity beside them. ${totals}`,
  needs: 'events:read',
  params: z.strictObject({ entityId: z.string() }),
  query: entityEventsQuery,
  answer: {
    status: 200,
    schema: envelope({
      events: z.array(eventAnswer),
      pagination: eventPagination,
      entity: z.strictObject({ id: z.uuid(), external_id: z.string().nullable(), tax_id: z.string().nullable(), name: z.string(), type: z.enum(['person', 'company']) }),
    }),
  },
  errors: ['ENTITY_NOT_FOUND', 'CURSOR_INVALID', 'QUERY_TOO_WIDE'],
  example: {
    params: { entityId: eventExample.entityId },
    answer: {
      success: true,
      events: [eventExample],
      pagination: eventPageExample,
      entity: { id: eventExample.entityId, external_id: 'client-889', tax_id: '20-24245549-6', name: 'Marina Quiroga', type: 'person' },
    },
  },
});

const hasEvents = { status: 200, schema: envelope({ hasEvents: z.boolean(), entityId: z.uuid().meta({ description: 'The id here of the entity that was meant.' }) }) } as const;

export const entityHasEvents = defineEndpoint({
  method: 'GET',
  path: '/events/user/entity/has-events',
  chapter: 'events',
  title: 'Whether an entity has events',
  says: 'At least one of the three names it; of several `entity_id` decides before `entity_external_id` before `tax_id`. An unknown or deleted entity is 404.',
  needs: 'events:read',
  query: z
    .strictObject({
      entity_id: uuid('entity_id').optional(),
      entity_external_id: identifier('entity_external_id', 256).optional(),
      tax_id: identifier('tax_id', 64).optional().meta({ description: 'With or without punctuation.' }),
    })
    .check((check) => {
      const fields = ['entity_id', 'entity_external_id', 'tax_id'] as const;
      if (fields.some((field) => check.value[field] !== undefined)) return;
      for (const field of fields) check.issues.push({ code: 'custom', input: undefined, path: [field], message: 'Give at least one of entity_id, entity_external_id and tax_id.' });
    }),
  answer: hasEvents,
  errors: ['ENTITY_NOT_FOUND'],
  example: { query: { tax_id: '20-24245549-6' }, answer: { success: true, hasEvents: true, entityId: eventExample.entityId } },
});

export const entityHasEventsById = defineEndpoint({
  method: 'GET',
  path: '/events/user/entity/{entityId}/has-events',
  chapter: 'events',
  title: 'Whether an entity has events, by path',
  says: 'The older form of the same question.',
  needs: 'events:read',
  params: z.strictObject({ entityId: z.string() }),
  query: z.strictObject({}),
  answer: hasEvents,
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { entityId: eventExample.entityId }, answer: { success: true, hasEvents: true, entityId: eventExample.entityId } },
});

export const getEventStats = defineEndpoint({
  method: 'GET',
  path: '/events/user/stats',
  chapter: 'events',
  title: 'Events by type',
  says: 'How many events of each type there are and when the newest happened, of all time: of the whole organization, or of one user. The most frequent first, then by type.',
  needs: 'events:read',
  query: z.strictObject({ user_id: identifier('user_id', 256).optional() }),
  answer: { status: 200, schema: envelope({ stats: z.array(z.strictObject({ event_type: z.string(), count: z.int(), last_occurrence: utc() })) }) },
  errors: ['QUERY_TOO_WIDE'],
  example: { query: { user_id: 'user_12345' }, answer: { success: true, stats: [{ event_type: 'LOGIN_SUCCESS', count: 45, last_occurrence: '2026-11-20T14:30:00.000Z' }] } },
});

export const getEvent = defineEndpoint({
  method: 'GET',
  path: '/events/user/{id}',
  chapter: 'events',
  title: 'One event',
  says: 'As it is now, corrections included.',
  needs: 'events:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({}),
  answer: { status: 200, schema: envelope({ event: eventAnswer }) },
  errors: ['EVENT_NOT_FOUND'],
  example: { params: { id: eventExample.id }, answer: { success: true, event: eventExample } },
});
