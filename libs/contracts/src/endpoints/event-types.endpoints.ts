import { z } from 'zod';
import { identifier } from '../events/field.js';
import { envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';

const code = z
  .string({ error: 'code must be a text.' })
  .regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'Use upper case letters, digits and single underscores, for example CARD_FROZEN.')
  .min(2, 'Use at least 2 characters.')
  .max(64, 'Use at most 64 characters.');

const eventType = z
  .strictObject({
    code: z.string(),
    category: z.string(),
    title: z.string(),
    builtIn: z.boolean(),
    retiredAt: utc().nullable().meta({ description: 'Since then new events of the type are refused.' }),
  })
  .meta({ id: 'EventType' });

const cardFrozen = { code: 'CARD_FROZEN', category: 'cards', title: 'Froze a card' };

const listEventTypes = defineEndpoint({
  method: 'GET',
  path: '/events/types',
  chapter: 'event-types',
  title: 'List event types',
  says: 'The built-in types, then those of the organization by code, retired ones included.',
  needs: 'events:read',
  query: z.strictObject({}),
  answer: { status: 200, schema: envelope({ eventTypes: z.array(eventType) }) },
  errors: [],
  example: {
    answer: {
      success: true,
      eventTypes: [
        { code: 'LOGIN_SUCCESS', category: 'authentication', title: 'Logged in', builtIn: true, retiredAt: null },
        { ...cardFrozen, builtIn: false, retiredAt: null },
      ],
    },
  },
});

const createEventType = defineEndpoint({
  method: 'POST',
  path: '/events/types',
  chapter: 'event-types',
  title: 'Add an event type',
  says: 'Events of the type are accepted from now on. A retired one comes back with the new category and title. An organization has at most 500 of its own.',
  needs: 'event-types:write',
  body: z.strictObject({ code, category: identifier('category', 64), title: identifier('title', 200) }),
  answer: { status: 201, schema: envelope({ eventType }) },
  errors: ['EVENT_TYPE_EXISTS'],
  example: { body: cardFrozen, answer: { success: true, eventType: { ...cardFrozen, builtIn: false, retiredAt: null } } },
});

const retireEventType = defineEndpoint({
  method: 'DELETE',
  path: '/events/types/{code}',
  chapter: 'event-types',
  title: 'Retire an event type',
  says: 'New events of the type are refused, within two seconds everywhere; the old ones stay as they are. The built-in types cannot be retired.',
  needs: 'event-types:write',
  params: z.strictObject({ code: z.string() }),
  answer: { status: 204 },
  errors: ['EVENT_TYPE_NOT_FOUND'],
  example: { params: { code: 'CARD_FROZEN' }, answer: undefined },
});

export const eventTypesEndpoints = { listEventTypes, createEventType, retireEventType } as const;
