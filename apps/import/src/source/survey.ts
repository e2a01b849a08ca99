import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportFailure } from '../import-failure.js';

/** What a first look at a file tells. */
export interface Survey {
  readonly file: string;
  readonly gzip: boolean;
  readonly format: 'csv' | 'ndjson';
  /** Of the unzipped content: the same rows under another name, or zipped again, are the same file. */
  readonly digest: string;
  /** Counted by line breaks, so too high where cells hold some. Good enough for a progress bar. */
  readonly rows: number;
}

const LINE_BREAK = 0x0a;

/** Reads the file once from end to end, keeping nothing of it. */
export async function survey(file: string): Promise<Survey> {
  const gzip = await isGzip(file);
  const hash = createHash('sha256');
  let beginning = '';
  let lines = 0;
  let last = LINE_BREAK;
  try {
    for await (const chunk of openBytes(file, gzip) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (beginning.trim() === '') beginning = chunk.toString('utf8', 0, 4_096);
      for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, at + 1)) lines += 1;
      last = chunk.at(-1) ?? last;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (last !== LINE_BREAK) lines += 1;
  const format = formatOf(file, beginning);
  return { file, gzip, format, digest: hash.digest('hex'), rows: format === 'csv' ? lines - 1 : lines };
}

/** The file's bytes, unzipped where it is gzip. */
export function openBytes(file: string, gzip: boolean): Readable {
  const stored = createReadStream(file, { highWaterMark: 256 * 1024 });
  // The reader of the last stream is told of a failure in the first.
  return gzip ? pipeline(stored, createGunzip(), () => undefined) : stored;
}

export function unreadable(file: string, error: unknown): Error {
  if (error instanceof ImportFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ImportFailure(`There is no file ${file}.`);
  if (code === 'EISDIR') return new ImportFailure(`${file} is a folder; name a file in it.`);
  if (code === 'Z_BUF_ERROR') return new ImportFailure(`${file} breaks off in the middle: its gzip has no end. Fetch it again.`);
  return new ImportFailure(`${file} cannot be read: ${message}.`);
}

/** By its content: a name may say otherwise. */
async function isGzip(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

function formatOf(file: string, beginning: string): Survey['format'] {
  const first = beginning.replace(/^\uFEFF/, '').trimStart()[0];
  if (first === undefined) throw new ImportFailure(`${file} is empty.`);
  if (first === '[') throw new ImportFailure(`${file} is a JSON array; write one event per line instead (NDJSON), for example with: jq -c '.[]'`);
  return first === '{' ? 'ndjson' : 'csv';
}
