import { pipeline } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { ImportFailure } from '../import-failure.js';
import type { Row } from './row.js';
import { openBytes, type Survey } from './survey.js';

/** No sane row is longer; what is has a quote that never closes. */
const LONGEST_ROW = 4 * 1024 * 1024;
/** Also of a file that is put together from others. Left to guess, the parser takes the first for all: the rest would be one row, or end with a CR. */
const lineEnds = ['\r\n', '\n', '\r'];

/** The rows under the header. A row with too few or too many cells is unreadable, and only itself. */
export async function* readCsv({ file, gzip }: Survey, required: readonly string[]): AsyncGenerator<Row> {
  const parser = parse({ bom: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW, record_delimiter: lineEnds });
  const records = pipeline(openBytes(file, gzip), parser, () => undefined) as AsyncIterable<string[]>;
  let header: readonly string[] | undefined;
  let number = 0;
  try {
    for await (const cells of records) {
      if (header === undefined) {
        header = checked(cells, required, file);
        continue;
      }
      number += 1;
      yield rowOf(number, header, cells);
    }
  } catch (error) {
    throw explained(error, file);
  }
}

function checked(cells: readonly string[], required: readonly string[], file: string): readonly string[] {
  const header = cells.map((name) => name.trim());
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new ImportFailure(`${file} has two columns called "${twice}"; rename one.`);
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length === 0) return header;
  throw new ImportFailure(`${file} has no column ${missing.map((name) => `"${name}"`).join(', ')}; its columns are ${header.slice(0, 40).join(', ')}.`);
}

function rowOf(number: number, header: readonly string[], cells: readonly string[]): Row {
  const text = JSON.stringify(cells);
  if (cells.length !== header.length) return { number, text, problem: `The row has ${cells.length} cells and the header ${header.length}.` };
  return { number, text, fields: Object.fromEntries(header.map((name, index) => [name, cells[index]])), typed: false };
}

function explained(error: unknown, file: string): unknown {
  const { code, lines } = error as CsvError & { lines?: number };
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') return error;
  return new ImportFailure(`${file} cannot be read as CSV: a quote before line ${lines ?? '?'} opens and never closes. Close it, or double each quote inside a quoted cell.`);
}
