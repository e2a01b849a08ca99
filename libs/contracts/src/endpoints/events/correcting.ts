import { z } from 'zod';
import { eventAnswer } from '../../events/event-answer.js';
import { correctionAnswer, eventCorrection } from '../../events/event-correction.js';
import { envelope, pagination } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { pageQuery } from '../../http/query.js';
import { eventExample } from './example.js';

const correctedAt = '2026-11-21T09:12:44.118Z';
const metadata = { ...eventExample.metadata, concept: 'rent of November' };

export const correctEvent = defineEndpoint({
  method: 'PATCH',
  path: '/events/user/{id}',
  chapter: 'events',
  title: 'Correct an event',
  says: `Says anew what was stated wrongly; the event as it was stays in its history. Who did it and when it happened cannot be changed. The entity is scored again, and with
another \`ipAddress\` the event is located again before. A correction that changes nothing leaves no trace.`,
  needs: 'events:update',
  params: z.strictObject({ id: z.string() }),
  body: eventCorrection,
  answer: { status: 200, schema: envelope({ event: eventAnswer }) },
  errors: ['EVENT_NOT_FOUND', 'METADATA_TOO_LARGE'],
  example: {
    params: { id: eventExample.id },
    body: { metadata: { concept: 'rent of November' }, reason: 'Concept was cut off by the app.' },
    answer: { success: true, event: { ...eventExample, metadata, correctedAt } },
  },
});

export const getEventHistory = defineEndpoint({
  method: 'GET',
  path: '/events/user/{id}/history',
  chapter: 'events',
  title: 'The history of an event',
  says: 'The event as it was first stored, and every correction since, the oldest first.',
  needs: 'events:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject(pageQuery()),
  answer: { status: 200, schema: envelope({ original: eventAnswer, corrections: z.array(correctionAnswer), pagination }) },
  errors: ['EVENT_NOT_FOUND'],
  example: {
    params: { id: eventExample.id },
    answer: {
      success: true,
      original: eventExample,
      corrections: [
        {
          number: 1,
          correctedAt,
          keyId: '019ab3c0-1f20-7b44-8c0d-2d9b6a7e4f10',
          reason: 'Concept was cut off by the app.',
          before: { metadata: eventExample.metadata },
          after: { metadata },
        },
      ],
      pagination: { total: 1, limit: 100, offset: 0, hasMore: false },
    },
  },
});
