import { z } from 'zod';
import { trackInput } from '../events/track-input.js';
import { defineEndpoint } from '../http/endpoint.js';

const tracked = z
  .strictObject({
    status: z.literal('success'),
    id: z.string().nullable().meta({ description: 'Yours, or the one that was made: dregs- and a UUID. null: the event was not stored.' }),
    fingerprint: z.string().nullable().meta({ description: 'The id of the device; null without a device signature.' }),
  })
  .meta({ id: 'TrackedEvent' });

/** Beside the readers of the same chapter, but served by ingest: it writes. */
export const trackEvent = defineEndpoint({
  method: 'POST',
  path: '/api/events',
  chapter: 'dregs-events',
  title: 'Track an event',
  says: `Stores one event: a 200 with an id means that it is on disk. An identity whose \`id\` is nobody's external id, and no entity's UUID, becomes an entity of its own, and the event is scored like every other.

**Server form**, with a secret key: \`identity.id\` is required, and address, user agent and timestamp are believed. **Browser form**, with a publishable key: \`device\` is required; the address is the connection's, the user agent the request's, the timestamp the moment of arrival, and source, timestamp, ipAddress and userAgent of the body are ignored. Both forms may carry everything else.

**Quiet rejection.** A 200 to a well-formed event whose \`id\` is null stored nothing and does not say why: the Origin is not among the key's allowed origins, the device signature is missing or malformed, or the event id is empty, longer than 64 characters or begins with \`dregs-\`.

**Ids.** An id is unique in the organization, together with the ids and idempotency keys of POST /events/user. A repeat is answered with the first event whatever else its body says, for as long as idempotency keys are kept. GET /api/events/{id} finds an event by the id of this answer and by our UUID.

**People.** \`identity.data\` is merged key by key; of two events that are stored together the later timestamp wins, otherwise the one that arrives later. What a person would hold beyond 64 KB, or a group beyond 32 KB, is not merged. An event without identity belongs to whom its session was identified as before; it stays nobody's when that comes later.

**Browsers.** Any origin may ask (CORS) with an Authorization header. \`navigator.sendBeacon()\` sets no header: the same JSON is read as text/plain, with the publishable key as \`key\` in it.`,
  needs: 'events:track',
  counts: 'events',
  body: trackInput,
  answer: { status: 200, schema: tracked },
  errors: ['MALFORMED_JSON', 'METADATA_TOO_LARGE', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'QUOTA_EXCEEDED', 'RATE_LIMITED', 'INGEST_OVERLOADED', 'STORAGE_UNAVAILABLE'],
  example: {
    body: {
      id: 'signup-991',
      type: 'user.signup',
      data: { plan: 'pro', channel: 'web' },
      identity: { id: 'user_12345', data: { email: 'lucia@pagos.example', name: 'Lucía Benítez' } },
      groups: [{ type: 'organization', id: 'org_77', data: { name: 'Pagos del Sur' } }],
      source: 'node-sdk',
      timestamp: '2026-11-20T14:22:09Z',
    },
    answer: { status: 'success', id: 'signup-991', fingerprint: null },
  },
});
