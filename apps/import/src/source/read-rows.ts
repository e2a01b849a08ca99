import { readCsv } from './read-csv.js';
import { readNdjson } from './read-ndjson.js';
import type { Row } from './row.js';
import { type Survey, unreadable } from './survey.js';

/** The rows of a file in their order, one at a time. `required` are the columns that a CSV must have. */
export async function* readRows(surveyed: Survey, required: readonly string[]): AsyncGenerator<Row> {
  try {
    yield* surveyed.format === 'csv' ? readCsv(surveyed, required) : readNdjson(surveyed);
  } catch (error) {
    throw unreadable(surveyed.file, error);
  }
}
