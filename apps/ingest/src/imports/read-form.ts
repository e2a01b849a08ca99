import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import { AppError, type FieldMistake, invalid } from '@app/platform';

/** A form with one file, as a browser or `curl -F` sends it. */
export interface UploadForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly gzipped: Buffer } | null;
}

const MOST_FIELDS = 20;
const LONGEST_FIELD = 1_024;
const LONGEST_FILE_NAME = 255;

/**
 * Reads a form to its end and compresses the file on the way, so that an upload takes little memory. A file that is too
 * large is read away, not kept.
 */
export async function readForm(body: Readable, headers: BusboyHeaders, mostBytes: number): Promise<UploadForm> {
  const fields = new Map<string, string>();
  const mistakes: FieldMistake[] = [];
  const open: BusboyFileStream[] = [];
  let file: Promise<UploadForm['file']> = Promise.resolve(null);
  const parser = parserOf(headers, mostBytes);
  parser.on('field', (name, value, _, truncated) => {
    if (truncated) mistakes.push({ field: name, message: `Use at most ${LONGEST_FIELD} characters.` });
    if (name === 'file') mistakes.push({ field: name, message: 'It came as a text. Send it as a file, with a file name.' });
    if (fields.has(name)) mistakes.push({ field: name, message: 'It was sent twice. Send it once.' });
    fields.set(name, value);
  });
  parser.on('file', (name, stream, fileName) => {
    open.push(stream);
    if (name === 'file') file = kept(stream, fileName, mostBytes);
    else {
      mistakes.push({ field: name, message: 'This file is not known here. Send one, in the form field file.' });
      stream.resume();
    }
    // Heard here too: a failure that nobody waits for yet would end the process.
    file.catch(() => undefined);
  });
  parser.on('filesLimit', () => mistakes.push({ field: 'file', message: 'Send one file at a time.' }));
  parser.on('fieldsLimit', () => mistakes.push({ field: '', message: `Send at most ${MOST_FIELDS} fields.` }));
  try {
    await pipeline(body, atMost(mostBytes + FORM_BYTES, mostBytes), parser);
  } catch (error) {
    for (const stream of open) stream.destroy();
    if (error instanceof AppError) throw error;
    throw invalid([{ field: '', message: `The form cannot be read: ${(error as Error).message}. Send multipart/form-data with its boundary, to the end.` }]);
  }
  const read = await file;
  if (mistakes.length > 0) throw invalid(mistakes);
  return { fields: Object.fromEntries(fields), file: read };
}

/** The parts around the file may take so much. */
export const FORM_BYTES = 64 * 1_024;

/** A body without a length could go on for ever. */
function atMost(bytes: number, limit: number): Transform {
  let passed = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      passed += part.length;
      done(passed > bytes ? new AppError('PAYLOAD_TOO_LARGE', { limit }) : null, part);
    },
  });
}

function parserOf(headers: BusboyHeaders, mostBytes: number) {
  try {
    return new Busboy({ headers, limits: { files: 1, fileSize: mostBytes, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, parts: 2 * MOST_FIELDS, headerPairs: 20, headerSize: 8_192 } });
  } catch (error) {
    throw invalid([{ field: '', message: `The form cannot be read: ${(error as Error).message}.` }]);
  }
}

async function kept(stream: BusboyFileStream, name: string | undefined, mostBytes: number): Promise<UploadForm['file']> {
  const parts: Buffer[] = [];
  await pipeline(stream, createGzip({ level: 3 }), async (gzipped) => {
    for await (const part of gzipped) parts.push(part as Buffer);
  });
  if (stream.truncated) throw new AppError('PAYLOAD_TOO_LARGE', { limit: mostBytes });
  return { name: (name ?? '').replaceAll('\u0000', '').slice(0, LONGEST_FILE_NAME), gzipped: Buffer.concat(parts) };
}
