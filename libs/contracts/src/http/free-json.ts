import { z } from 'zod';

/** Deeper than any document that somebody wrote, and far from where a parser runs out of stack. */
const DEEPEST = 32;

/** What jsonb refuses: NUL, and half of a surrogate pair, as JSON.stringify writes them. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

const measure = new TextEncoder();

/** The bytes of a value as JSON. */
export const bytesOfJson = (value: unknown): number => measure.encode(JSON.stringify(value) ?? '').length;

/** Why a value cannot be stored as JSON, as a sentence; null when it can. */
export function mistakeIn(value: unknown, mostBytes: number): string | null {
  if (isTooDeep(value)) return `Nest at most ${DEEPEST} levels.`;
  const bytes = bytesOfJson(value);
  if (bytes > mostBytes) return `It is ${bytes} bytes of JSON. Use at most ${mostBytes}.`;
  return unstorable.test(JSON.stringify(value) ?? '') ? 'It holds U+0000 or half of a surrogate pair, which cannot be stored.' : null;
}

/** Level by level: whatever nests too deep for the stack must be found without it. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

const storable = <Schema extends z.ZodType>(schema: Schema, mostBytes: number) =>
  schema.superRefine((value, check) => {
    const message = mistakeIn(value, mostBytes);
    if (message !== null) check.addIssue({ code: 'custom', message });
  });

/** A JSON object of the caller that PostgreSQL can keep. */
export const freeObject = (mostBytes: number, error = 'Use a JSON object.') => storable(z.record(z.string(), z.unknown(), { error }), mostBytes);

/** Any JSON of the caller that PostgreSQL can keep. */
export const freeJson = (mostBytes: number) => storable(z.unknown(), mostBytes);
