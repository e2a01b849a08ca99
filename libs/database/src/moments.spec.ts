import { types } from 'pg';
import { describe, expect, it } from 'vitest';
import { isoMoment, readMoment } from './moments.js';

const parser = types.getTypeParser(types.builtins.TIMESTAMPTZ) as (text: string) => Date;

describe('a moment as PostgreSQL writes it', () => {
  it.each([
    ['2026-11-26 15:04:29.123+00', '2026-11-26T15:04:29.123Z'],
    ['2026-11-26 15:04:29.1+00', '2026-11-26T15:04:29.100Z'],
    ['2026-11-26 15:04:29.12+00', '2026-11-26T15:04:29.120Z'],
    ['2026-11-26 15:04:29.123456+00', '2026-11-26T15:04:29.123Z'],
    ['2026-11-26 15:04:29+00', '2026-11-26T15:04:29.000Z'],
    ['0044-03-15 12:00:00+00', '0044-03-15T12:00:00.000Z'],
    ['2026-11-26 12:04:29.5-03', '2026-11-26T15:04:29.500Z'],
    ['2026-11-26 20:34:29+05:30', '2026-11-26T15:04:29.000Z'],
    ['12026-11-26 15:04:29+00', '+012026-11-26T15:04:29.000Z'],
    ['0001-01-01 00:00:00+00 BC', '0000-01-01T00:00:00.000Z'],
  ])('%s is %s, as the driver itself reads it', (text, expected) => {
    expect(readMoment(text).toISOString()).toBe(expected);
    expect(isoMoment(text)).toBe(expected);
    expect(parser(text).toISOString()).toBe(expected);
  });

  it('may lie beyond all time', () => {
    expect(readMoment('infinity')).toBe(Infinity);
  });
});
