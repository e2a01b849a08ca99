import { z } from 'zod';
import { deviceDetails } from '../events/device-details.js';
import { METADATA_LIMIT } from '../events/event-input.js';
import { identifier, text } from '../events/field.js';
import { freeObject, mistakeIn } from '../http/free-json.js';

/** What may be said of a device beside its id, its user agent and its metadata. */
export const deviceDetailFields: readonly string[] = Object.keys(deviceDetails.shape);

const metadata = freeObject(METADATA_LIMIT, 'metadata must be a JSON object.');

/** Details are stored as JSON, which holds less than a text does: names the fields that it cannot hold. */
function storable(check: z.core.ParsePayload<object>): void {
  for (const [field, value] of Object.entries(check.value)) {
    const message = deviceDetailFields.includes(field) ? mistakeIn(value, METADATA_LIMIT) : null;
    if (message !== null) check.issues.push({ code: 'custom', input: value, path: [field], message });
  }
}

/** A device as a backend registers it. Unknown fields are allowed and named in the answer's warnings. */
export const deviceInput = z
  .looseObject({
    deviceId: identifier('deviceId', 256).meta({ description: 'A stable name of the device, the same for everybody who uses it.' }),
    ...deviceDetails.shape,
    userAgent: text(1024),
    metadata: metadata.nullish(),
  })
  .check(storable);

export type DeviceInput = z.output<typeof deviceInput>;

export const knownDeviceFields: ReadonlySet<string> = new Set(Object.keys(deviceInput.shape));

/** Fields that are left out stay as they are; null forgets one. */
export const deviceChange = z
  .strictObject({ ...deviceDetails.shape, metadata })
  .partial()
  .check(storable);

export type DeviceChange = z.output<typeof deviceChange>;

export const blockInput = z.strictObject({ reason: identifier('reason', 1_000).meta({ description: 'Why, in a sentence for whoever asks later.' }) });
