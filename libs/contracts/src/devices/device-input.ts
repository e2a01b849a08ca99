import { z } from 'zod';
import { deviceDetails } from '../events/device-details.js';
import { identifier, text } from '../events/field.js';
import { jsonObject, storedAsJson } from '../http/json-object.js';

/** What may be said of a device beside its id, its user agent and its metadata. */
export const deviceDetailFields: readonly string[] = Object.keys(deviceDetails.shape);

/** A device as a backend registers it. Unknown fields are allowed and named in the answer's warnings. */
export const deviceInput = z
  .looseObject({
    deviceId: identifier('deviceId', 256).meta({ description: 'A stable name of the device, the same for everybody who uses it.' }),
    ...deviceDetails.shape,
    userAgent: text(1024),
    metadata: jsonObject('metadata').nullish(),
  })
  .check(storedAsJson(deviceDetailFields));

export type DeviceInput = z.output<typeof deviceInput>;

export const knownDeviceFields: ReadonlySet<string> = new Set(Object.keys(deviceInput.shape));

/** Fields that are left out stay as they are; null forgets one. */
export const deviceChange = z
  .strictObject({ ...deviceDetails.shape, metadata: jsonObject('metadata') })
  .partial()
  .check(storedAsJson(deviceDetailFields));

export type DeviceChange = z.output<typeof deviceChange>;

export const blockInput = z.strictObject({ reason: identifier('reason', 1_000).meta({ description: 'Why, in a sentence for whoever asks later.' }) });
