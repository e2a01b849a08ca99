import { describe, expect, it } from 'vitest';
import { Ranges } from '../ranges/ranges.js';
import { readRangeRows } from './range-rows.js';

const file = { what: 'table of autonomous systems', path: '/data/asn.csv', remedy: 'Install it again.' };

function read(width: 1 | 4, ...lines: string[]) {
  const names: string[] = [];
  const rows = readRangeRows(Buffer.from(lines.join('\n') + '\n'), width, file, (asn, name) => {
    names.push(`${asn} ${name()}`);
    return asn;
  });
  return { ...rows, ranges: new Ranges(width, rows.starts, rows.ends), names };
}

describe('readRangeRows', () => {
  it('reads IPv4 ranges and names with commas, quotes and accents', () => {
    const { ranges, values, names } = read(1, '16777216,16777471,13335,"Cloudflare, Inc."', '4294967040,4294967295,4294967295,"""MEDIANA"" Telefónica"\r');
    expect(names).toEqual(['13335 Cloudflare, Inc.', '4294967295 "MEDIANA" Telefónica']);
    expect([16777215, 16777216, 16777471, 16777472, 4294967295].map((address) => ranges.find([address]))).toEqual([-1, 0, 0, -1, 1]);
    expect([...values]).toEqual([13335, 4294967295]);
  });

  it('reads IPv6 ranges, whose numbers have 39 digits', () => {
    const first = (0x2001_0200n << 96n).toString();
    const last = ((0x2001_0200n << 96n) + (1n << 80n) - 1n).toString();
    const { ranges } = read(4, `${first},${last},2500,WIDE Project`);
    expect(ranges.find([0x20010200, 0, 0, 0])).toBe(0);
    expect(ranges.find([0x20010200, 0xffff, 0xffffffff, 0xffffffff])).toBe(0);
    expect(ranges.find([0x20010200, 0x10000, 0, 0])).toBe(-1);
  });

  it.each([
    ['a word for a number', ['1,2,3,A', '5,x,3,B'], 'line 2'],
    ['too few fields', ['1,2,3,A', '5,6'], 'line 2'],
    ['an address that is too large', ['1,4294967296,3,A'], 'line 1'],
    ['ranges out of order', ['9,10,3,A', '1,2,3,B'], 'line 2'],
    ['a range that ends before it starts', ['9,3,3,A'], 'line 1'],
  ])('names the line when it finds %s', (_problem, lines, line) => {
    expect(() => read(1, ...lines)).toThrow(new RegExp(`/data/asn.csv is damaged: ${line} .*Install it again`));
  });

  it('notices a file that ends in the middle of a line', () => {
    expect(() => readRangeRows(Buffer.from('1,2,3,A\n4,5,'), 1, file, () => 0)).toThrow('its last line is cut off');
  });
});
