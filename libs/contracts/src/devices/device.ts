import { z } from 'zod';
import { json, utc } from '../http/answer.js';

const said = () => z.string().nullable();

const shape = {
  id: z.uuid(),
  deviceId: z.string().meta({ description: 'The device as the caller calls it.' }),
  externalId: z.string().meta({ description: 'The same as deviceId.' }),
  entityId: z.uuid().nullable().meta({ description: 'Who uses it. Null: tracked in a browser before anybody said who it is.' }),
  entityExternalId: said(),
  entityTaxId: said(),
  platform: said(),
  manufacturer: said(),
  model: said(),
  brand: said(),
  deviceName: said(),
  osName: said().meta({ description: 'systemName where osName is missing; else by the beginning of osVersion, else by the platform.' }),
  osVersion: said().meta({ description: 'systemVersion where osVersion is missing.' }),
  browser: said(),
  browserVersion: said(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  city: said(),
  region: said(),
  country: said().meta({ description: 'By name. What the caller says; without it, where the last known address is.' }),
  countryCode: said().meta({ description: 'ISO 3166-1 alpha-2, for the same country.' }),
  ipAddress: said().meta({ description: 'The last known.' }),
  userAgent: said().meta({ description: 'The last known.' }),
  isEmulator: z.boolean().nullable().meta({ description: 'Null: nobody said.' }),
  isRooted: z.boolean().nullable().meta({ description: 'Null: nobody said.' }),
  isBlocked: z.boolean(),
  blockedAt: utc().nullable(),
  blockedBecause: said(),
  isTrusted: z.boolean(),
  metadata: json(),
  firstSeenAt: utc(),
  lastSeenAt: utc(),
  createdAt: utc(),
  updatedAt: utc(),
};

/** A device of a person. The same device id under two people is two devices: that is how sharing shows. */
export const device = z.strictObject(shape).meta({ id: 'Device' });

export const deviceWithPeople = z
  .strictObject({ ...shape, peopleOnDevice: z.int().meta({ description: 'How many people were seen on this deviceId.' }) })
  .meta({ id: 'DeviceWithPeople' });

export const exampleDevice = {
  id: '019ab3c2-8e11-7b6a-9c0d-3e5f7a9b1c2d',
  deviceId: '840e89e4d46efd67',
  externalId: '840e89e4d46efd67',
  entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55',
  entityExternalId: 'user_12345',
  entityTaxId: '20-24245549-6',
  platform: 'android',
  manufacturer: 'samsung',
  model: 'SM-A156M',
  brand: 'samsung',
  deviceName: 'Galaxy A15',
  osName: 'Android',
  osVersion: 'Android 16',
  browser: null,
  browserVersion: null,
  latitude: null,
  longitude: null,
  city: 'Buenos Aires',
  region: null,
  country: 'Argentina',
  countryCode: 'AR',
  ipAddress: '190.16.0.1',
  userAgent: null,
  isEmulator: false,
  isRooted: false,
  isBlocked: false,
  blockedAt: null,
  blockedBecause: null,
  isTrusted: false,
  metadata: { channel: 'app' },
  firstSeenAt: '2026-11-20T12:00:00.000Z',
  lastSeenAt: '2026-11-20T16:00:00.000Z',
  createdAt: '2026-11-20T12:00:00.311Z',
  updatedAt: '2026-11-20T16:00:00.417Z',
};
