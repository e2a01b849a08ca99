import { z } from 'zod';

const rejectedRow = z.object({ row: z.int(), code: z.string(), reason: z.string(), original: z.unknown() });

/** What the server confirmed about some consecutive rows: one line of the journal. */
export const confirmed = z.object({
  /** The first and the last of them. */
  rows: z.tuple([z.int(), z.int()]),
  accepted: z.int(),
  duplicates: z.int(),
  /** The server's ids of the events that are stored now, new or not. */
  ids: z.array(z.string()),
  /** The country that the file states for each of `ids`. */
  statedCountries: z.array(z.string().nullable()).optional(),
  /** How many rows each remark is about. */
  remarks: z.record(z.string(), z.int()),
  rejected: z.array(rejectedRow),
});

export type Confirmed = z.output<typeof confirmed>;
export type RejectedRow = z.output<typeof rejectedRow>;
