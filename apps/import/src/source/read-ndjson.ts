import { ImportFailure } from '../import-failure.js';
import { linesOf, LineTooLong } from './lines.js';
import type { Row } from './row.js';
import { openBytes, type Survey } from './survey.js';

/** No event is longer; a file without line breaks is something else than NDJSON. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** One JSON object per line. A line that is none is unreadable, and only itself. */
export async function* readNdjson({ file, gzip }: Survey): AsyncGenerator<Row> {
  let number = 0;
  try {
    for await (const line of linesOf(openBytes(file, gzip), LONGEST_LINE)) {
      const text = line.text.trim();
      if (text === '') continue;
      number += 1;
      yield rowOf(number, text);
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    throw new ImportFailure(`${file} has a line longer than ${LONGEST_LINE / 1024 / 1024} MB after its event ${number}; NDJSON is one event per line.`);
  }
}

function rowOf(number: number, text: string): Row {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { number, text, problem: 'The line is JSON, but not an object.' };
    return { number, text, fields: fields as Record<string, unknown>, typed: true };
  } catch (error) {
    return { number, text, problem: `The line is not valid JSON: ${(error as Error).message}.` };
  }
}
