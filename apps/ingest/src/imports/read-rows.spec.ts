import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsv } from './read-rows.js';

async function read(text: string | Buffer): Promise<{ header: readonly string[]; rows: unknown[] }> {
  const { header, rows } = await openCsv(gzipSync(text));
  const all: unknown[] = [];
  for await (const { cell, problem } of rows) all.push(problem ?? header.map(cell));
  return { header, rows: all };
}

const anyBytes = fc.uint8Array({ maxLength: 100 });
const anyText = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', '\t', '\u0000', '\uFEFF'), maxLength: 60 }).map((text) => Buffer.from(text));

describe('a CSV file', () => {
  it.each<[string, string]>([
    ['commas', 'a,b,c\n1,2,3\n'],
    ['semicolons', 'a;b;c\n1;2;3'],
    ['tabs and a byte order mark', '\uFEFFa\tb\tc\r\n1\t2\t3\r\n'],
    ['bars and old line ends', 'a|b|c\r1|2|3\r'],
    ['line ends of Unix, and of Windows behind them', 'a,b,c\n1,2,3\r\n'],
    ['line ends of Windows, and of Unix behind them', 'a,b,c\r\n1,2,3\n'],
    ['other signs inside quotes', '"a";"b";"c"\n"1";2;3\n'],
    ['empty lines before, between and behind, and rows without anything in them', '\n\na,b,c\n\n,,\n1,2,3\n\n'],
  ])('with %s is read', async (_, text) => expect(await read(text)).toEqual({ header: ['a', 'b', 'c'], rows: [['1', '2', '3']] }));

  it.each([
    ['was not compressed', Buffer.from('a,b\n1,2\n'), /incorrect header check/],
    ['is cut off', gzipSync('a,b\n1,2\n').subarray(0, 15), /unexpected end of file/],
    ['is nothing', Buffer.alloc(0), /unexpected end of file/],
  ])('that is stored and %s fails whoever reads it, and not the process', async (_, stored, message) => {
    await expect(openCsv(stored)).rejects.toThrow(message);
  });

  it('counts the delimiter outside of quotes only', async () => {
    expect(await read('"last; first, middle; old";b\nx;y')).toEqual({ header: ['last; first, middle; old', 'b'], rows: [['x', 'y']] });
  });

  it('keeps lines and quotes inside a quoted cell, and tells of a row with too few or too many cells', async () => {
    expect((await read('a,b\n"two\nlines","say ""hi"""\n1\n1,2,3\n')).rows).toEqual([
      ['two\nlines', 'say "hi"'],
      'The row has 1 cells and the line of column names 2.',
      'The row has 3 cells and the line of column names 2.',
    ]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['nothing in it', '', /it is empty/],
    ['only empty lines', '\n\n', /it is empty/],
    ['Latin-1', Buffer.from('a,b\nJosé,1', 'latin1'), /not UTF-8/],
    ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), /not UTF-8/],
    ['two columns of one name', 'a,b,a\n', /two columns are called "a"/],
    ['a quote that never closes', 'a,b\n1,"2\n3,4\n', /a quote before line \d+ opens and never closes/],
    ['a quote that never closes in a long file', `a,b\n1,"${'2,3\n'.repeat(400_000)}`, /opens and never closes/],
    ['a line of column names without an end', `a${'"",'.repeat(300_000)}"`, /opens and never closes|cannot be read/],
  ])('with %s is refused', async (_, text, says) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'IMPORT_FILE_UNREADABLE', message: expect.stringMatching(says) });
  });

  it('is read or refused, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyBytes, anyText), async (bytes) => {
        await read(Buffer.from(bytes)).catch((error: { code?: string }) => expect(error.code).toBe('IMPORT_FILE_UNREADABLE'));
      }),
      { numRuns: 300 },
    );
  });
});
