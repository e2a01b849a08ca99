import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mappings } from '../mapping/catalogue.js';
import { readRows } from './read-rows.js';
import type { Row } from './row.js';
import { type Survey, survey } from './survey.js';

async function surveyOf(content: string | Buffer): Promise<Survey> {
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-rows-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'file');
  await writeFile(file, content);
  return survey(file);
}

async function rowsOf(surveyed: Survey, required: readonly string[] = []): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(surveyed, required)) rows.push(row);
  return rows;
}

describe('the rows of a CSV', () => {
  it.each([
    ['plain', 'a,b\n1,2\n3,4\n'],
    ['without a last line break', 'a,b\n1,2\n3,4'],
    ['from Windows, with a byte order mark', '\uFEFFa,b\r\n1,2\r\n3,4\r\n'],
    ['put together from files of Unix and of Windows', 'a,b\n1,2\r\n3,4\r\n'],
    ['the other way round', 'a,b\r\n1,2\n3,4\n'],
    ['with blank lines and blanks in the header', ' a , b\n\n1,2\n\n3,4\n'],
    ['zipped in two members', Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')])],
  ])('%s', async (_, content) => {
    const rows = await rowsOf(await surveyOf(content));
    expect(rows).toMatchObject([{ number: 1, fields: { a: '1', b: '2' } }, { number: 2, fields: { a: '3', b: '4' } }]);
  });

  it('hold what is quoted, and a stray quote as it stands', async () => {
    const rows = await rowsOf(await surveyOf('a,b\n"x, ""y""","two\nlines"\n5" tall,6\n'));
    expect(rows).toMatchObject([{ fields: { a: 'x, "y"', b: 'two\nlines' } }, { fields: { a: '5" tall', b: '6' } }]);
  });

  it('with too few cells are unreadable alone', async () => {
    expect(await rowsOf(await surveyOf('a,b\n1\n3,4'))).toMatchObject([{ number: 1, problem: 'The row has 1 cells and the header 2.' }, { number: 2, fields: { a: '3' } }]);
  });

  it('under two columns of one name are refused', async () => {
    await expect(rowsOf(await surveyOf('a,b,a\n1,2,3'))).rejects.toThrow('two columns called "a"');
  });
});

describe('the rows of NDJSON', () => {
  it('are its lines, each by itself', async () => {
    const surveyed = await surveyOf('\uFEFF{"a":"ü\u2028ü"}\r\n\n[1]\n{"a":\n{"a":2}');
    expect(surveyed).toMatchObject({ format: 'ndjson', gzip: false });
    expect(await rowsOf(surveyed)).toMatchObject([
      { number: 1, fields: { a: 'ü\u2028ü' }, typed: true },
      { number: 2, problem: 'The line is JSON, but not an object.' },
      { number: 3, problem: expect.stringContaining('The line is not valid JSON') },
      { number: 4, fields: { a: 2 } },
    ]);
  });
});

describe('the survey', () => {
  it('knows a file by its content, zipped or not', async () => {
    const plain = await surveyOf('a,b\n1,2\n');
    const zipped = await surveyOf(gzipSync('a,b\n1,2\n'));
    expect(zipped).toMatchObject({ gzip: true, digest: plain.digest, rows: 1 });
    expect((await surveyOf('a,b\n1,3\n')).digest).not.toBe(plain.digest);
  });
});

const data = process.env['TAMIZ_DATA'] ?? '../shared/data';

describe.each([
  ['logins', 2_000],
  ['transfers', 202_485],
] as const)('the data set of %s', (as, expected) => {
  const file = `${process.env['TAMIZ_TEST_DATA'] ?? data}/${as}.csv.gz`;
  it.skipIf(!existsSync(file))(`is read whole (skipped where ${file} is absent)`, async () => {
    const surveyed = await survey(file);
    let rows = 0;
    let bytes = 0;
    for await (const row of readRows(surveyed, mappings[as].requires)) {
      if ('problem' in row) throw new Error(`row ${row.number}: ${row.problem}`);
      bytes += JSON.stringify(mappings[as].map(row).event).length;
      rows += 1;
    }
    expect({ counted: surveyed.rows, rows }).toEqual({ counted: expected, rows: expected });
    expect(bytes / rows).toBeGreaterThan(100);
  });
});
