import { createHash } from 'node:crypto';

/** A short text that is the same for the same filters, in whatever order they came. */
export const markOf = (filters: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(filters).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 11);
