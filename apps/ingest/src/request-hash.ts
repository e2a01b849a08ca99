import { createHash } from 'node:crypto';

/** The same for the same JSON value, however its fields are ordered. */
export function requestHash(body: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(ordered(body))).digest();
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]));
}
