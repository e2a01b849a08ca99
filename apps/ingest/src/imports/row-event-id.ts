import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** The id of the event of one row: the same in every try, so that a repeat tells whether it repeats itself. In the order of the file. */
export function rowEventId(job: { readonly id: string; readonly createdAt: Date }, row: number): string {
  return v7({ msecs: job.createdAt.getTime(), seq: row, random: createHash('sha256').update(job.id).digest() });
}
