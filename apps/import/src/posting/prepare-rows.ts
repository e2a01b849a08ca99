import { eventIds } from '../mapping/event-id.js';
import { type Mapping, RowProblem } from '../mapping/mapping.js';
import type { Row } from '../source/row.js';
import type { PreparedRow } from './batches.js';

/** What POST /events/user takes at most; a larger one would fail its whole batch. */
const LARGEST_EVENT = 1024 * 1024;

/** Turns rows into events under their ids. Rows that are confirmed already are passed over. */
export async function* prepareRows(rows: AsyncIterable<Row>, as: string, mapping: Mapping, isConfirmed: (row: number) => boolean): AsyncGenerator<PreparedRow> {
  const idOf = eventIds(as);
  for await (const row of rows) {
    // Asked for every row, confirmed or not: the ids of a file hang on its first row.
    const id = idOf(row);
    if (!isConfirmed(row.number)) yield prepared(row, id, mapping);
  }
}

function prepared(row: Row, id: string, mapping: Mapping): PreparedRow {
  const { number } = row;
  if ('problem' in row) return { number, original: row.text, outcome: { problem: row.problem }, remark: null };
  try {
    const { event, person, statedCountry, remark } = mapping.map(row);
    // A row's own id is kept: it is the caller's promise that the event is one and the same.
    const json = JSON.stringify({ ...event, id: event['id'] ?? id });
    const bytes = Buffer.byteLength(json);
    if (bytes > LARGEST_EVENT) throw new RowProblem(`The event is ${bytes} bytes; the limit is ${LARGEST_EVENT}.`);
    return { number, original: row.fields, outcome: { json, person, statedCountry: statedCountry ?? null }, remark: remark ?? null };
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { number, original: row.fields, outcome: { problem: error.message }, remark: null };
  }
}
