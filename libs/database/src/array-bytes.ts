/** PostgreSQL's own numbers of these types, the same in every database. */
const numbers = { uuid: 2950, int: 23, timestamptz: 1184, bytea: 17 } as const;

/** The types of elements that are shorter as bytes than as text, and read many times faster. */
export type ElementType = keyof typeof numbers;

/** Dimensions, whether any is null, the elements' type, how many they are, and the place of the first. */
const HEADER = 20;
const EMPTY_HEADER = 12;
const LENGTH = 4;
const sizes = { uuid: 16, int: 4, timestamptz: 8 } as const;

const EPOCH_2000 = Date.UTC(2000, 0, 1);
const TWO_TO_32 = 2 ** 32;
const LARGEST_INT = 2 ** 31;
/** Thousands up to here are numbers without a rounding; it is eleven centuries on. */
const MOST_MICROSECONDS = 2 ** 55;

/**
 * An array as PostgreSQL receives it in its binary form. As text, reading the ids and moments that come with the statements of scoring
 * took an eighth of PostgreSQL's time. Null where one of the values is written in another way than ours: that is left to their texts.
 */
export function arrayBytes(values: readonly unknown[], type: ElementType): Buffer | null {
  const bytes = Buffer.allocUnsafe(HEADER + roomFor(values, type));
  let at = HEADER;
  let nulls = 0;
  let last: unknown;
  let lastAt = 0;
  for (const value of values) {
    const start = at + LENGTH;
    if (value === null || value === undefined) {
      nulls = 1;
      at = writeInt(bytes, at, -1);
      continue;
    }
    // The organization of each of a thousand people is mostly the same.
    const end = type === 'uuid' && value === last ? copyUuid(bytes, lastAt, start) : writers[type](bytes, start, value);
    if (end < 0) return null;
    last = value;
    lastAt = start;
    writeInt(bytes, at, end - start);
    at = end;
  }
  const none = values.length === 0;
  [none ? 0 : 1, nulls, numbers[type], values.length, 1].forEach((part, n) => writeInt(bytes, n * LENGTH, part));
  return bytes.subarray(0, none ? EMPTY_HEADER : at);
}

function roomFor(values: readonly unknown[], type: ElementType): number {
  if (type !== 'bytea') return values.length * (LENGTH + sizes[type]);
  return values.reduce((sum: number, value) => sum + LENGTH + (value instanceof Uint8Array ? value.length : 0), 0);
}

/** Answers where the value ends, less than nothing when it is not one that is known here. */
type Write = (bytes: Buffer, at: number, value: unknown) => number;

const UNKNOWN = -1;

const writers: Readonly<Record<ElementType, Write>> = {
  uuid: (bytes, at, value) => (typeof value === 'string' && writeUuid(bytes, at, value) ? at + sizes.uuid : UNKNOWN),
  int: (bytes, at, value) => (typeof value === 'number' && Number.isInteger(value) && value >= -LARGEST_INT && value < LARGEST_INT ? writeInt(bytes, at, value) : UNKNOWN),
  timestamptz: (bytes, at, value) => {
    const since2000 = value instanceof Date ? (value.getTime() - EPOCH_2000) * 1_000 : Number.NaN;
    return Math.abs(since2000) <= MOST_MICROSECONDS ? writeMicroseconds(bytes, at, since2000) : UNKNOWN;
  },
  bytea: (bytes, at, value) => {
    if (!(value instanceof Uint8Array)) return UNKNOWN;
    bytes.set(value, at);
    return at + value.length;
  },
};

/** `Buffer`'s own way checks and calls for each. */
function writeInt(bytes: Buffer, at: number, value: number): number {
  bytes[at] = value >> 24;
  bytes[at + 1] = value >> 16;
  bytes[at + 2] = value >> 8;
  bytes[at + 3] = value;
  return at + LENGTH;
}

const writeMicroseconds = (bytes: Buffer, at: number, value: number): number => writeInt(bytes, writeInt(bytes, at, Math.floor(value / TWO_TO_32)), value >>> 0);

function copyUuid(bytes: Buffer, from: number, at: number): number {
  for (let n = 0; n < sizes.uuid; n += 1) bytes[at + n] = bytes[from + n] as number; // it was written
  return at + sizes.uuid;
}

const UUID_LENGTH = 36;
const DASHES = [8, 13, 18, 23];
const PAIRS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASH = 45;
const ASCII = 128;

/** The value of a hexadecimal digit by its code; of any other sign all bits are set. */
const digits = Int8Array.from({ length: ASCII }, (_, code) => (/[\da-f]/i.test(String.fromCharCode(code)) ? Number.parseInt(String.fromCharCode(code), 16) : -1));

/** False for what PostgreSQL reads too, or refuses with a sentence: in braces, without dashes, or no id at all. */
function writeUuid(bytes: Buffer, at: number, text: string): boolean {
  if (text.length !== UUID_LENGTH || DASHES.some((place) => text.charCodeAt(place) !== DASH)) return false;
  let codes = 0;
  let all = 0;
  for (let n = 0; n < PAIRS.length; n += 1) {
    const place = PAIRS[n] as number; // there are so many
    const [high, low] = [text.charCodeAt(place), text.charCodeAt(place + 1)];
    codes |= high | low;
    const byte = ((digits[high & (ASCII - 1)] as number) << 4) | (digits[low & (ASCII - 1)] as number); // of 128
    all |= byte;
    bytes[at + n] = byte;
  }
  return codes < ASCII && all >= 0;
}

const arrays = /\$(\d+)::(uuid|int|timestamptz|bytea)\[\]/g;
const known = new Map<string, readonly (ElementType | undefined)[]>();

/** Which parameters of a statement are arrays of such elements, as its text says; found out once for each name. */
export function arrayTypesOf({ name, text }: { readonly name: string; readonly text: string }): readonly (ElementType | undefined)[] {
  const before = known.get(name);
  if (before) return before;
  const types: (ElementType | undefined)[] = [];
  for (const [, place, type] of text.matchAll(arrays)) types[Number(place) - 1] = type as ElementType; // one of those that are looked for
  known.set(name, types);
  return types;
}
