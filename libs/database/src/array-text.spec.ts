import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayText } from './array-text.js';

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue: (value: unknown) => unknown };

describe('arrayText', () => {
  it('writes what the driver would write', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'NULL', '"', '\\', '{}', ',', "it's", '\\"'));
    const values = fc.oneof(fc.array(fc.option(text)), fc.array(fc.option(fc.double())), fc.array(fc.option(fc.boolean())));
    fc.assert(fc.property(values, (some) => {
      // The driver quotes numbers too, which PostgreSQL reads alike.
      const ours = arrayText(some)?.replace(/(?<=[{,])(?!NULL|")([^,}]+)/g, '"$1"');
      if (some.every((value) => typeof value !== 'string')) expect(ours).toBe(prepareValue(some));
      else expect(arrayText(some)).toBe(prepareValue(some));
    }));
  });

  it('leaves to the driver what it does not know', () => {
    expect(arrayText([[1], [2]])).toBeNull();
    expect(arrayText([{ a: 1 }])).toBeNull();
  });

  it('writes bytes as the driver does', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.uint8Array())), (some) => {
      expect(arrayText(some)).toBe(prepareValue(some));
    }));
  });

  it('writes moments in UTC', () => {
    expect(arrayText([new Date(0), null])).toBe('{"1970-01-01T00:00:00.000Z",NULL}');
  });
});
