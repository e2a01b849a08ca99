import { networkClasses } from '@app/domain';
import { z } from 'zod';
import { json, utc } from '../http/answer.js';

const location = z
  .strictObject({
    country: z.string().nullable().meta({ description: 'ISO 3166-1 alpha-2.' }),
    region: z.string().nullable(),
    city: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    accuracyKm: z.number().nullable().meta({ description: 'The true place lies within so many kilometres.' }),
    asn: z.int().nullable(),
    asName: z.string().nullable(),
    networkClass: z.enum(networkClasses).nullable(),
    addressKind: z.enum(['public', 'private', 'malformed', 'absent']).nullable(),
  })
  .meta({ id: 'EventLocation' });

/** An event with everything that is known of it. Every list and every single read answers it whole. */
export const eventAnswer = z
  .strictObject({
    id: z.uuid().meta({ description: 'UUID version 7, made when the event was accepted.' }),
    eventType: z.string(),
    userId: z.string().nullable(),
    entityId: z.uuid().nullable().meta({ description: 'Whose event it is; null while nobody is known by what it names.' }),
    entityExternalId: z.string().nullable(),
    taxId: z.string().nullable(),
    timestamp: utc().meta({ description: 'When it happened, in UTC.' }),
    eventDate: z.string().nullable(),
    sessionId: z.string().nullable(),
    deviceId: z.string().nullable(),
    deviceDetails: json().nullable(),
    ipAddress: z.string().nullable(),
    country: z.string().nullable().meta({ description: 'As it was stated; location says where the address is.' }),
    isVpn: z.boolean().nullable(),
    isProxy: z.boolean().nullable(),
    isNewDevice: z.boolean().nullable(),
    failedAttemptsCount: z.int().nullable(),
    destinationAccountId: z.string().nullable(),
    destinationCuit: z.string().nullable(),
    previousValue: z.string().nullable(),
    userAgent: z.string().nullable(),
    metadata: json().nullable(),
    source: z.string().nullable().meta({ description: 'Where it came from: an SDK, a browser, an import.' }),
    location: location.nullable().meta({ description: 'Null until the event is located, a moment after it was accepted.' }),
    timeMark: z.enum(['far_past', 'future']).nullable().meta({ description: 'Its timestamp is more than a year before its acceptance, or after it.' }),
    createdAt: utc().meta({ description: 'When it was accepted.' }),
    correctedAt: utc().nullable().meta({ description: 'When it was last corrected.' }),
  })
  .meta({ id: 'Event' });
