import { z } from 'zod';
import { deviceDetails } from './device-details.js';
import { flag, identifier, instant, inWholeCharacters, text } from './field.js';

/** The largest `metadata`, in bytes of JSON. */
export const METADATA_LIMIT = 32 * 1024;

/**
 * One thing that somebody did, as a backend posts it. Unknown top-level fields are allowed: they are stored with the
 * event and named in the answer's warnings. Which types an organization knows is not the schema's to say.
 */
export const eventInput = z.looseObject({
  id: inWholeCharacters(identifier('id', 64)).optional().meta({ description: 'Your own id of the event: its idempotency key, as the header Idempotency-Key.' }),
  eventType: z
    .string({ error: 'eventType must be a text.' })
    .max(64, 'Use at most 64 characters.')
    .meta({ description: 'One of GET /events/types: a built-in one, or one of the organization\'s own.' }),
  userId: inWholeCharacters(text(256)).meta({ description: 'Your id of the user. It groups events across entities and names no entity.' }),
  entityId: z.uuid({ error: 'entityId must be a UUID. Your own id belongs into entityExternalId.' }).nullish(),
  entityExternalId: inWholeCharacters(text(256)).meta({ description: 'Your id of the entity.' }),
  taxId: text(64).meta({ description: 'CUIT, CPF, RFC and so on, with or without punctuation.' }),
  timestamp: instant('timestamp').nullish().meta({ description: 'When it happened, ISO 8601 with a zone. Left out: now.' }),
  eventDate: text(64).meta({ description: 'The business date of the event, as you write it.' }),
  sessionId: inWholeCharacters(text(256)),
  deviceId: inWholeCharacters(text(256)),
  deviceDetails: deviceDetails.nullish(),
  ipAddress: text(64),
  country: z.string().regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.').nullish(),
  isVpn: flag(),
  isProxy: flag(),
  isNewDevice: flag().meta({ description: 'Your own statement. With deviceId and deviceDetails the answer says what is known here.' }),
  failedAttemptsCount: z.int({ error: 'Use a whole number.' }).min(0).max(2_147_483_647).nullish(),
  destinationAccountId: inWholeCharacters(text(256)),
  destinationCuit: text(64),
  previousValue: text(1024).meta({ description: 'What a change replaced; hash it before you send it.' }),
  userAgent: text(1024),
  metadata: z.record(z.string(), z.unknown(), { error: 'metadata must be a JSON object.' }).nullish().meta({ description: 'Anything, up to 32 KB of JSON. Keys that begin with _ are not shown. Of a payment, amount, currency and sourceAccountId are understood: whose account money leaves from owns it.' }),
}).meta({ id: 'EventInput' });

export type EventInput = z.output<typeof eventInput>;

export const knownEventFields: ReadonlySet<string> = new Set(Object.keys(eventInput.shape));
