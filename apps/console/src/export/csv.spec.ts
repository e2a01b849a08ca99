import { describe, expect, it } from 'vitest';
import { csvOf, headOf } from './csv.js';

describe('an exported list', () => {
  it.each([
    ['plain', 'plain'],
    ['a "quoted", one', '"a ""quoted"", one"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://evil.example")', '"\'=HYPERLINK(""http://evil.example"")"'],
    ['+54 11', "'+54 11"],
    [-4.5, '-4.5'],
    [null, ''],
  ])('%j is written as %s', (value, cell) => {
    const columns = [{ name: 'value', of: (row: string | number | null) => row }];
    expect(headOf(columns) + csvOf([value], columns)).toBe(`value\r\n${cell}\r\n`);
  });
});
