import type { Person } from '../mapping/mapping.js';

/** A row on its way to the server. */
export interface PreparedRow {
  readonly number: number;
  /** The row as it stands in the file, for the file of the rejected ones. */
  readonly original: unknown;
  readonly outcome: Sendable | { readonly problem: string };
  readonly remark: string | null;
}

/** A row that became an event, as JSON. */
export interface Sendable {
  readonly json: string;
  readonly person: Person | null;
  readonly statedCountry: string | null;
}

/** Consecutive rows that go in one request. */
export type Batch = readonly PreparedRow[];

export interface BatchLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** Gathers rows up to the limits. A gap in their numbers, left by rows that are confirmed already, ends a batch. */
export async function* inBatches(rows: AsyncIterable<PreparedRow>, limits: BatchLimits): AsyncGenerator<Batch> {
  let batch: PreparedRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    // A line of NDJSON ends with a line break.
    const size = 'json' in row.outcome ? Buffer.byteLength(row.outcome.json) + 1 : 0;
    const last = batch.at(-1);
    if (last && (batch.length >= limits.rows || bytes + size > limits.bytes || row.number !== last.number + 1)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
