import { z } from 'zod';

/** A moment in an answer: always UTC, ISO 8601 with milliseconds. */
export const utc = () => z.iso.datetime({ offset: false });

export const pagination = z.strictObject({
  total: z.int().meta({ description: 'How many match in all.' }),
  limit: z.int(),
  offset: z.int(),
  hasMore: z.boolean(),
});

/** Of a list that can be walked through without gaps or doubles while it grows. */
export const cursorPagination = pagination.extend({ nextCursor: z.string().nullable().meta({ description: 'Asks for the page behind this one; null on the last page. Its cost does not grow with the depth.' }) }).meta({ id: 'CursorPagination' });

export const success = z.literal(true);

/** An answer that succeeded, in the envelope of every answer. */
export const envelope = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ success, ...shape });

export const warning = z.strictObject({ field: z.string(), message: z.string() });

/** Free JSON of the caller. */
export const json = () => z.record(z.string(), z.unknown());
