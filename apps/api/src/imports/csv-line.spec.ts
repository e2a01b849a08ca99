import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.js';

describe('a line of CSV', () => {
  it.each<[string, string]>([
    ['plain', 'plain'],
    ['with, comma', 'with, comma'],
    ['"quoted"', '"quoted"'],
    ['two\nlines', 'two\nlines'],
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a=1', 'a=1'],
  ])('%j is read back as %j', (given, read) => {
    expect(parse(csvLine([given, 'next']))).toEqual([[read, 'next']]);
  });
});
