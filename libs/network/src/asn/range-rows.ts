import { type DataFile, damaged } from '../sources/read-data-file.js';
import { Ranges } from '../ranges/ranges.js';

/** What a row says besides its two addresses. */
export type Row = (asn: number, name: () => string) => number;

/** Ranges as `Ranges` takes them. */
export interface RangeRows {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** For each range what `each` answered for its row. */
  readonly values: Uint32Array;
}

const newline = 0x0a;
const comma = 0x2c;
const quote = 0x22;
const zero = 0x30;

/**
 * Reads rows of `first,last,asn,"name"`, addresses as decimal numbers, straight from the bytes: as strings the same
 * file would fill ten times the memory of the arrays that stay. The name is decoded only when asked for.
 */
export function readRangeRows(bytes: Buffer, width: 1 | 4, file: DataFile, each: Row): RangeRows {
  const rows = countRows(bytes, file);
  const starts = new Uint32Array(rows * width);
  const ends = new Uint32Array(rows * width);
  const values = new Uint32Array(rows);
  const asn = new Uint32Array(1);
  for (let row = 0, at = 0; row < rows; row++) {
    const lineEnd = bytes.indexOf(newline, at);
    asn[0] = 0;
    const second = readDecimal(bytes, at, starts, row * width, width);
    const third = readDecimal(bytes, second, ends, row * width, width);
    const name = readDecimal(bytes, third, asn, 0, 1);
    if (second < 0 || third < 0 || name < 0 || name > lineEnd) throw damaged(file, `line ${row + 1} is not "first,last,asn,name"`);
    values[row] = each(asn[0]!, () => nameIn(bytes, name, lineEnd));
    at = lineEnd + 1;
  }
  const wrong = new Ranges(width, starts, ends).firstOutOfOrder();
  if (wrong >= 0) throw damaged(file, `line ${wrong + 1} is out of order`);
  return { starts, ends, values };
}

function countRows(bytes: Buffer, file: DataFile): number {
  if (bytes[bytes.length - 1] !== newline) throw damaged(file, 'its last line is cut off');
  let rows = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) rows++;
  return rows;
}

/** Reads digits up to a comma into `width` words, the most significant first. Answers where the next field starts, or -1. */
function readDecimal(bytes: Buffer, from: number, into: Uint32Array, offset: number, width: number): number {
  let at = from;
  if (at < 0) return -1;
  while (bytes[at] !== comma) {
    // Six digits at a time: a word times a million is the most that a double holds exactly.
    let digits = 0;
    let scale = 1;
    for (; scale < 1_000_000 && bytes[at] !== comma; at++) {
      const digit = bytes[at]! - zero;
      if (!(digit >= 0 && digit <= 9)) return -1;
      digits = digits * 10 + digit;
      scale *= 10;
    }
    for (let word = offset + width - 1; word >= offset; word--) {
      const sum = into[word]! * scale + digits;
      into[word] = sum;
      digits = Math.floor(sum / 0x1_0000_0000);
    }
    if (digits > 0) return -1;
  }
  return at > from ? at + 1 : -1;
}

function nameIn(bytes: Buffer, from: number, to: number): string {
  const end = bytes[to - 1] === 0x0d ? to - 1 : to;
  if (bytes[from] !== quote) return bytes.toString('utf8', from, end).trim();
  return bytes.toString('utf8', from + 1, end - 1).replaceAll('""', '"').trim();
}
