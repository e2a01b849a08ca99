import { describe, expect, it } from 'vitest';
import { freeJson, freeObject } from './free-json.js';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

describe('free JSON', () => {
  it.each<[string, unknown, string | null]>([
    ['nothing', null, null],
    ['a text that looks like an escape', { a: '\\u0000 \\\\ud800' }, null],
    ['a whole surrogate pair', { a: '😀' }, null],
    ['32 levels', nested(32), null],
    ['33 levels', nested(33), 'Nest at most 32 levels.'],
    ['more levels than the stack has', nested(1_000_000), 'Nest at most 32 levels.'],
    ['NUL in a key', { 'a\u0000': 1 }, 'It holds U+0000 or half of a surrogate pair, which cannot be stored.'],
    ['half of a pair behind a backslash', { a: '\\\ud83d' }, 'It holds U+0000 or half of a surrogate pair, which cannot be stored.'],
    ['100 bytes', 'x'.repeat(98), null],
    ['more bytes than characters', 'ñ'.repeat(50), 'It is 102 bytes of JSON. Use at most 100.'],
  ])('%s', (_, value, message) => {
    const read = freeJson(100).safeParse(value);
    expect(read.success ? null : read.error.issues[0]?.message).toBe(message);
  });

  it.each([[[]], ['text'], [null], [7]])('%j is no object', (value) => {
    expect(freeObject(100).safeParse(value).success).toBe(false);
  });
});
