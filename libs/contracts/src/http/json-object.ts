import { z } from 'zod';

/** The largest JSON object of the caller's own, in bytes. */
export const JSON_LIMIT = 32 * 1024;

/** JSON that PostgreSQL takes: no NUL and no half of a surrogate pair, which jsonb refuses. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;
const refusal = 'It holds U+0000 or half of a surrogate pair, which cannot be stored.';

/** Free JSON of the caller that is stored as it is. */
export const jsonObject = (name: string) =>
  z.record(z.string(), z.unknown(), { error: `${name} must be a JSON object.` }).check((check) => {
    const text = JSON.stringify(check.value);
    const bytes = new TextEncoder().encode(text).length;
    const mistake = bytes > JSON_LIMIT ? `${name} is ${bytes} bytes; use at most ${JSON_LIMIT}.` : unstorable.test(text) ? refusal : null;
    if (mistake !== null) check.issues.push({ code: 'custom', input: check.value, message: mistake });
  });

/** For an object whose fields are stored as JSON: names the fields that cannot be. */
export const storedAsJson =
  (fields: readonly string[]) =>
  (check: z.core.ParsePayload<object>): void => {
    for (const [field, value] of Object.entries(check.value)) {
      if (fields.includes(field) && unstorable.test(JSON.stringify(value) ?? '')) check.issues.push({ code: 'custom', input: value, path: [field], message: refusal });
    }
  };
