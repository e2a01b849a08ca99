import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '@app/platform';
import { type CsvError, parse } from 'csv-parse';
import { readHeaderLine } from './header-line.js';

/** One row of data. The first under the line of column names is number 1; empty lines are not counted. */
export interface CsvRow {
  readonly number: number;
  /** The text of a column; undefined for one that the file does not have. */
  readonly cell: (column: string) => string | undefined;
  /** Why the row as a whole cannot be read. */
  readonly problem?: string;
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: AsyncGenerator<CsvRow>;
}

/** A longer row has a quote that never closes. */
const LONGEST_ROW = 1024 * 1024;
const LONGEST_HEADER = 256 * 1024;
/** Also of a file that is put together from others. Left to guess, the parser takes the first for all: the rest would be one row, or end with a CR. */
const lineEnds = ['\r\n', '\n', '\r'];

/** Opens a compressed CSV file; the rows are read as they are asked for. Throws IMPORT_FILE_UNREADABLE, also while rows are read. */
export async function openCsv(file: Buffer): Promise<CsvFile> {
  const text = textOf(file);
  const head = await beginningOf(text);
  const parser = parse({
    delimiter: head.delimiter,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: lineEnds,
  });
  // An array of texts for each row, as no option asks for objects.
  const records = pipeline(Readable.from(joined(head.text, text)), parser, () => undefined)[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const first = await nextOf(records);
  return { header: headerOf(first), rows: rowsOf(records, headerOf(first)) };
}

export const unreadable = (reason: string, cause?: unknown): AppError => new AppError('IMPORT_FILE_UNREADABLE', { reason }, { cause });

/** The text piece by piece. A byte order mark is left out. */
async function* textOf(file: Buffer): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Handed over whole, and not by a stream before it, whose failure nobody would hear: that ends the process.
  const gunzip = createGunzip();
  try {
    gunzip.end(file);
    for await (const part of gunzip) yield decoder.decode(part as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw unreadable('it is not UTF-8. Save it as "CSV UTF-8"', error);
    throw error;
  }
}

/** So much of the text that the line of column names is in it. */
async function beginningOf(rest: AsyncGenerator<string>): Promise<{ text: string; delimiter: string }> {
  for (let text = ''; ; ) {
    const { done, value } = await rest.next();
    text += value ?? '';
    const { delimiter, ended } = readHeaderLine(text);
    if (ended || done === true || text.length > LONGEST_HEADER) return { text, delimiter };
  }
}

async function* joined(beginning: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}

async function* rowsOf(records: AsyncIterator<string[]>, header: readonly string[]): AsyncGenerator<CsvRow> {
  const places = new Map(header.map((name, index) => [name, index]));
  try {
    for (let number = 1; ; number += 1) {
      const cells = await nextOf(records);
      if (cells === null) return;
      const cell = (column: string): string | undefined => cells[places.get(column) ?? -1];
      yield cells.length === header.length ? { number, cell } : { number, cell, problem: `The row has ${cells.length} cells and the line of column names ${header.length}.` };
    }
  } finally {
    // Whoever stops early leaves no open stream behind.
    await records.return?.();
  }
}

async function nextOf(records: AsyncIterator<string[]>): Promise<string[] | null> {
  try {
    const { done, value } = await records.next();
    return done === true ? null : value;
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') throw error;
    throw unreadable(`a quote before line ${lines ?? '?'} opens and never closes. Close it, or double each quote inside a quoted cell`, error);
  }
}

function headerOf(cells: readonly string[] | null): readonly string[] {
  if (cells === null) throw unreadable('it is empty');
  const header = cells.map((name) => name.trim());
  if (header.some((name) => name.includes('\u0000'))) throw unreadable('its first line holds U+0000, so it is not text');
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice !== undefined) throw unreadable(`two columns are called "${twice}". Rename one`);
  return header;
}
