import type { z } from 'zod';
import { freeObject, mistakeIn } from './free-json.js';

/** The largest JSON object of the caller's own, in bytes. */
export const JSON_LIMIT = 32 * 1024;

/** Free JSON of the caller that is stored as it is. */
export const jsonObject = (name: string) => freeObject(JSON_LIMIT, `${name} must be a JSON object.`);

/** For an object whose fields are stored as JSON: names the fields that cannot be. */
export const storedAsJson =
  (fields: readonly string[]) =>
  (check: z.core.ParsePayload<object>): void => {
    for (const [field, value] of Object.entries(check.value)) {
      const message = fields.includes(field) ? mistakeIn(value, JSON_LIMIT) : null;
      if (message !== null) check.issues.push({ code: 'custom', input: value, path: [field], message });
    }
  };
