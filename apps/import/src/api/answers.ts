import { z } from 'zod';

/** What the server answers, as far as it is read here. */
export const batchAnswer = z.object({
  results: z.array(
    z.object({
      index: z.int().min(0),
      status: z.enum(['accepted', 'duplicate', 'rejected']),
      id: z.string().optional(),
      error: z.object({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
});

export const personsAnswer = z.object({
  created: z.int(),
  existing: z.int(),
  results: z.array(z.object({ status: z.string() })),
});

export const progressAnswer = z.object({
  events: z.int(),
  located: z.int(),
  scored: z.int(),
  unresolved: z.int(),
  alertIds: z.array(z.string()),
  places: z.array(z.object({ id: z.string(), addressKind: z.string().nullable(), country: z.string().nullable() })).default([]),
});

export type Progress = z.output<typeof progressAnswer>;

/** The envelope of every error. */
export const errorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string(), fix: z.string().optional() }) });
