import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** The same for the same JSON value, however its fields are ordered. */
export function requestHash(body: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(body)).digest();
}
