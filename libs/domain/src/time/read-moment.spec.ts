import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from './read-moment.js';

const utc = (text: string): string | undefined => {
  const read = readMoment(text);
  return 'ms' in read ? new Date(read.ms).toISOString() : read.mistake;
};

describe('readMoment', () => {
  it.each([
    ['2026-01-30T14:30:00Z', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30t14:30:00z', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30T11:30:00-03:00', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30T17:30:00+0300', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30T17:30:00+03', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30T14:30Z', '2026-01-30T14:30:00.000Z'],
    ['20260130T143000Z', '2026-01-30T14:30:00.000Z'],
    ['2026-01-30T14:30:00.1Z', '2026-01-30T14:30:00.100Z'],
    ['2026-01-30T14:30:00,123456789Z', '2026-01-30T14:30:00.123Z'],
    ['2026-01-30T14:30:00.9999Z', '2026-01-30T14:30:00.999Z'],
    ['2026-01-30T24:00:00Z', '2026-01-31T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['1969-12-31T22:00:00-03:00', '1970-01-01T01:00:00.000Z'],
    ['2026-02-29T00:00:00Z', 'not a moment'],
    ['2026-13-01T00:00:00Z', 'not a moment'],
    ['2026-01-30T25:00:00Z', 'not a moment'],
    ['2026-01-30T14:30:00+25:00', 'not a moment'],
    ['yesterday', 'not a moment'],
    ['1769783400', 'not a moment'],
    ['2026-01-30', 'no time'],
    ['2026-01-30T14:30:00', 'no zone'],
    ['1969-12-31T23:59:59Z', 'before 1970'],
    ['0001-01-01T00:00:00Z', 'before 1970'],
    ['0070-01-01T00:00:00Z', 'before 1970'],
  ])('%s is %s', (text, means) => {
    expect(utc(text)).toBe(means);
  });

  it('reads back what any clock wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (ms) => {
        expect(readMoment(new Date(ms).toISOString())).toEqual({ ms });
      }),
    );
  });
});
