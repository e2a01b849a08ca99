import { z } from 'zod';
import { eventAnswer } from '../../events/event-answer.js';
import { eventInput } from '../../events/event-input.js';
import { envelope, warning } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { whole, yesOrNo } from '../../http/query.js';
import { decisionFields, decisionShape } from './decision.js';
import { acceptedExample, eventExample, postedExample } from './example.js';

const query = z.strictObject({
  withAutoEntity: yesOrNo().optional().meta({ description: 'Creates the person or company when taxId is given and nobody has it. False when it is left out.' }),
});

const budget = {
  budget_ms: whole(1, 10_000).optional().meta({ description: 'So many milliseconds sync rules may take. What they would need longer for is left out and named in `degraded`. Storing the event is not in it.' }),
};

const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,64}$/, 'Use 1 to 64 visible ASCII characters.')
    .optional()
    .meta({ description: 'A repeat with the same key and body gets the first answer, marked Idempotent-Replayed: true, and stores nothing.' }),
});

const mistakes = ['MALFORMED_JSON', 'EVENT_TYPE_UNKNOWN', 'ENTITY_IDENTIFIER_MISSING', 'METADATA_TOO_LARGE', 'IDEMPOTENCY_KEY_AMBIGUOUS', 'IDEMPOTENCY_KEY_REUSED'] as const;
const refusals = ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'RATE_LIMITED', 'INGEST_OVERLOADED'] as const;

const timeSays = `A timestamp of another zone is answered in UTC. One that is more than 24 hours ahead (EVENT_FUTURE_HOURS) or before 1970 is refused; more than
five minutes ahead or more than 365 days ago is accepted, named in \`warnings\` and kept as \`timeMark\`.`;

const decisionSays = `Where the organization has sync rules, they are asked before the answer, with the event counted in their windows, and the answer says what they advise:
\`decision\` is the strictest of the rules that hold. Scores are the last known ones. Hits are stored with the event; alerts and other actions follow. \`degraded\` names what was
missing: \`entity\` (nobody is known by what the event names: it was judged by itself, and what its hits ask for waits for somebody), \`place\`, \`windows\`, \`lists\`, or \`rules\` altogether; what is missing is unknown to rules.
With \`?dryRun=true\` the same is answered with status 200, and nothing is stored. Other rules are asked behind the answer.`;

export const createEvent = defineEndpoint({
  method: 'POST',
  path: '/events/user',
  chapter: 'events',
  title: 'Post an event',
  says: `Answered when the event is on disk. At least one of \`entityId\`, \`entityExternalId\` and \`taxId\` says whose it is, in this order; an event that names nobody
known is stored with \`entityId: null\` and becomes theirs when they appear. Fields that are not known here are stored with the event and named in \`warnings\`.
${timeSays} ${decisionSays} At most 1 MB.`,
  needs: 'events:create',
  counts: 'events',
  query: query.extend({ ...budget, dryRun: yesOrNo().optional().meta({ description: 'Answers what would be answered, with status 200, and stores nothing. False when it is left out.' }) }),
  headers,
  body: eventInput,
  answer: {
    status: 201,
    schema: envelope({
      event: eventAnswer,
      entity: z.strictObject({ id: z.uuid(), wasCreated: z.boolean() }).nullable().meta({ description: 'Null: nobody is known by what the event names.' }),
      ...decisionShape,
      warnings: z.array(warning).optional(),
    }),
  },
  errors: [...mistakes, ...refusals],
  example: {
    query: { withAutoEntity: 'true' },
    body: postedExample,
    answer: { success: true, event: acceptedExample, entity: { id: eventExample.entityId, wasCreated: false } },
  },
});

const line = z.union([
  z.strictObject({
    index: z.int().meta({ description: 'The place of the event in what was sent, from 0.' }),
    status: z.enum(['accepted', 'duplicate']),
    id: z.uuid(),
    entityId: z.uuid().nullable(),
    entityWasCreated: z.boolean(),
    isNewDevice: z.boolean().nullable(),
    ...decisionFields,
    warnings: z.array(warning).optional(),
  }),
  z.strictObject({
    index: z.int(),
    status: z.literal('rejected'),
    error: z.strictObject({ code: z.string(), message: z.string(), fix: z.string(), details: z.unknown().optional() }),
  }),
]);

export const createEvents = defineEndpoint({
  method: 'POST',
  path: '/events/user/batch',
  chapter: 'events',
  title: 'Post up to 1,000 events',
  says: `A JSON array, or NDJSON (\`application/x-ndjson\`, one event a line). Each event is answered by itself, in the order in which they were sent, and a bad one rejects only
itself. With an \`Idempotency-Key\` each event has the key \`<key>/<index>\`. Where there are sync rules, each line says what they advise. At most 8 MB.`,
  needs: 'events:create',
  counts: 'events',
  query: query.extend(budget),
  headers,
  // Whatever else stands in the list is answered in its place, as rejected.
  body: z.array(z.union([eventInput, z.unknown()])).max(1_000),
  answer: {
    status: 200,
    schema: envelope({ accepted: z.int(), duplicates: z.int(), rejected: z.int(), results: z.array(line) }),
  },
  errors: ['MALFORMED_JSON', 'TOO_MANY_ITEMS', ...refusals],
  example: {
    body: [postedExample, { eventType: 'LOGIN_SUCCES', entityExternalId: 'client-889' }],
    answer: {
      success: true,
      accepted: 1,
      duplicates: 0,
      rejected: 1,
      results: [
        { index: 0, status: 'accepted', id: eventExample.id, entityId: eventExample.entityId, entityWasCreated: false, isNewDevice: false },
        {
          index: 1,
          status: 'rejected',
          error: {
            code: 'EVENT_TYPE_UNKNOWN',
            message: 'No event type is called LOGIN_SUCCES. Did you mean LOGIN_SUCCESS?',
            fix: 'GET /events/types lists them, and POST /events/types adds one of your own; OTHER_EVENT fits what has no type of its own.',
            details: [{ field: 'eventType', message: 'No event type is called LOGIN_SUCCES. Did you mean LOGIN_SUCCESS?' }],
          },
        },
      ],
    },
  },
});

export const askEventProgress = defineEndpoint({
  method: 'POST',
  path: '/events/user/progress',
  chapter: 'events',
  title: 'How far events have come',
  says: 'For up to 1,000 events: how many are located and scored, and which alerts about their entities were opened since the first of them was accepted.',
  needs: 'events:read',
  body: z.strictObject({
    ids: z.array(z.uuid('Use the event ids that were answered.')).min(1).max(1_000, 'Ask for at most 1,000 events at a time.'),
    places: z.boolean().default(false).meta({ description: 'Answers also where each event was located.' }),
  }),
  answer: {
    status: 200,
    schema: envelope({
      events: z.int().meta({ description: 'How many of the ids are events of this organization.' }),
      located: z.int(),
      scored: z.int(),
      unresolved: z.int().meta({ description: 'Waiting for their entity to appear.' }),
      alerts: z.int(),
      alertIds: z.array(z.uuid()),
      places: z.array(z.strictObject({ id: z.uuid(), addressKind: z.string().nullable(), country: z.string().nullable() })).optional(),
    }),
  },
  errors: [],
  example: { body: { ids: [eventExample.id] }, answer: { success: true, events: 1, located: 1, scored: 1, unresolved: 0, alerts: 0, alertIds: [] } },
});
