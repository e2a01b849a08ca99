import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.js';

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
    expect(csvOf([value], [{ name: 'value', of: (row) => row }])).toBe(`value\r\n${cell}\r\n`);
  });
});
