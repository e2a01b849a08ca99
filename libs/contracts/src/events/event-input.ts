import { isEventType, nearestEventType } from '@app/domain';
import { z } from 'zod';
import { deviceDetails } from './device-details.js';
import { flag, identifier, instant, text } from './field.js';

/** The largest `metadata`, in bytes of JSON. */
export const METADATA_LIMIT = 32 * 1024;

/**
 * One thing that somebody did, as a backend posts it. Unknown top-level fields are allowed: they are stored with the
 * event and named in the answer's warnings.
 */
export const eventInput = z.looseObject({
  id: identifier('id', 64).optional(),
  eventType: z.string({ error: 'eventType is missing or not a text.' }).check((check) => {
    if (isEventType(check.value)) return;
    const nearest = nearestEventType(check.value.slice(0, 80));
    const hint = nearest ? `Did you mean ${nearest}?` : 'None is spelt like it.';
    check.issues.push({
      code: 'custom',
      input: check.value,
      params: { errorCode: 'EVENT_TYPE_UNKNOWN', type: check.value, hint },
      message: `No event type is called ${check.value.slice(0, 80)}. ${hint}`,
    });
  }),
  userId: text(256),
  entityId: z.uuid({ error: 'entityId is not a UUID. Your own id belongs into entityExternalId.' }).nullish(),
  entityExternalId: text(256),
  taxId: text(64),
  timestamp: instant('timestamp').nullish(),
  eventDate: text(64),
  sessionId: text(256),
  deviceId: text(256),
  deviceDetails: deviceDetails.nullish(),
  ipAddress: text(64),
  country: z.string().regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.').nullish(),
  isVpn: flag(),
  isProxy: flag(),
  isNewDevice: flag(),
  failedAttemptsCount: z.int({ error: 'Use a whole number.' }).min(0).max(2_147_483_647).nullish(),
  destinationAccountId: text(256),
  destinationCuit: text(64),
  previousValue: text(1024),
  userAgent: text(1024),
  metadata: z.record(z.string(), z.unknown(), { error: 'metadata must be a JSON object.' }).nullish(),
});

export type EventInput = z.output<typeof eventInput>;

export const knownEventFields: ReadonlySet<string> = new Set(Object.keys(eventInput.shape));
