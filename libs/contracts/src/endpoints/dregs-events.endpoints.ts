import { z } from 'zod';
import { identifier } from '../events/field.js';
import { json, utc } from '../http/answer.js';
import { dregsPage, dregsPageQuery, inWholePages } from '../http/dregs-page.js';
import { defineEndpoint } from '../http/endpoint.js';
import { wholeNumber } from '../http/query.js';
import { trackEvent } from './dregs-track.endpoints.js';

const trackedEvent = z
  .strictObject({
    id: z.string().meta({ description: 'The id that the sender gave or was given; of an event without one, its UUID.' }),
    type: z.string(),
    data: json().meta({ description: 'Keys that begin with an underscore are left out.' }),
    identityId: z.string().nullable(),
    fingerprint: z.string().nullable(),
    session: z.string().nullable(),
    ip: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    source: z.string().nullable(),
    timestamp: utc(),
    groups: z.array(z.strictObject({ type: z.string(), id: z.string() })),
  })
  .meta({ id: 'DregsEvent' });

const example = {
  id: 'signup-991',
  type: 'user.signup',
  data: { plan: 'pro' },
  identityId: 'user_12345',
  fingerprint: null,
  session: null,
  ip: '190.16.0.1',
  city: 'Buenos Aires',
  country: 'AR',
  source: 'node-sdk',
  timestamp: '2026-11-20T13:00:00.000Z',
  groups: [{ type: 'organization', id: 'acme-pagos' }],
};

const chapter = 'dregs-events';

const listTrackedEvents = defineEndpoint({
  method: 'GET',
  path: '/api/events',
  chapter,
  title: 'List events',
  says: 'The newest first, those posted to `/events/user` too. Filters are combined. The list ends, and `total` stops counting, at the 10,000th event that matches; `term` looks through the 10,000 newest that match the other filters.',
  needs: 'events:read',
  query: inWholePages(
    z.strictObject({
      ...dregsPageQuery,
      offset: wholeNumber({ least: 0, most: 9_999, otherwise: 0 }).meta({ description: 'How many to skip: a multiple of limit.' }),
      identity: identifier('identity', 256).optional().meta({ description: 'The id of an identity.' }),
      group: identifier('group', 256).optional(),
      groupType: identifier('groupType', 256).optional().meta({ description: 'The type of group; organization when it is left out.' }),
      device: identifier('device', 256).optional().meta({ description: 'The fingerprint.' }),
      session: identifier('session', 256).optional(),
      term: identifier('term', 256).optional().meta({ description: 'Part of the type, the address, the id of the identity or the data.' }),
    }),
  ),
  answer: { status: 200, schema: dregsPage(trackedEvent) },
  errors: ['QUERY_TOO_WIDE'],
  example: { query: { identity: 'user_12345' }, answer: { items: [example], total: 1, limit: 25, offset: 0, hasMore: false } },
});

const getTrackedEvent = defineEndpoint({
  method: 'GET',
  path: '/api/events/{id}',
  chapter,
  title: 'One event',
  says: 'By the id that the sender gave, by the one that it was given (`dregs-...`), or by its UUID.',
  needs: 'events:read',
  params: z.strictObject({ id: identifier('id', 256) }),
  answer: { status: 200, schema: trackedEvent },
  errors: ['EVENT_NOT_FOUND'],
  example: { params: { id: example.id }, answer: example },
});

export const dregsEventsEndpoints = { trackEvent, listTrackedEvents, getTrackedEvent } as const;
