import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateFormat, isZone, namesItsZone, readDate } from './read-date.js';

describe('a date in a cell', () => {
  it.each<[string, string, string, string | null]>([
    ['19/11/2026 22:14:05', 'dd/MM/yyyy HH:mm:ss', '-03:00', '2026-11-20T01:14:05.000Z'],
    ['1/2/2026 9:05', 'dd/MM/yyyy HH:mm', 'Z', '2026-02-01T09:05:00.000Z'],
    ['2026-11-19', 'yyyy-MM-dd', '+05:30', '2026-11-18T18:30:00.000Z'],
    ['20261119T221405.7', 'yyyyMMddTHHmmss.SSS', 'Z', '2026-11-19T22:14:05.700Z'],
    ['2026-11-19 22:14:05 -0300', 'yyyy-MM-dd HH:mm:ss XXX', 'Z', '2026-11-20T01:14:05.000Z'],
    ['1769783400', 'unix', 'Z', '2026-01-30T14:30:00.000Z'],
    ['1769783400.25', 'unix', 'Z', '2026-01-30T14:30:00.250Z'],
    ['1769783400000', 'unix_ms', 'Z', '2026-01-30T14:30:00.000Z'],
    ['2026-11-19 22:14:05', 'iso', '-03:00', '2026-11-20T01:14:05.000Z'],
    ['2026-11-19T22:14:05+01:00', 'iso', '-03:00', '2026-11-19T21:14:05.000Z'],
    ['31/02/2026 10:00', 'dd/MM/yyyy HH:mm', 'Z', null],
    ['2026-02-31T10:00:00Z', 'iso', 'Z', null],
    ['29/02/2028', 'dd/MM/yyyy', 'Z', '2028-02-29T00:00:00.000Z'],
    ['19/11/2026 25:00', 'dd/MM/yyyy HH:mm', 'Z', null],
    ['19/11/2026', 'dd/MM/yyyy HH:mm', 'Z', null],
    ['19x11x2026', 'dd.MM.yyyy', 'Z', null],
    ['31/12/1969', 'dd/MM/yyyy', 'Z', null],
    ['-1', 'unix', 'Z', null],
    ['yesterday', 'iso', 'Z', null],
  ])('%s as %s in %s is %s', (text, format, zone, moment) => {
    expect(isDateFormat(format)).toBe(true);
    expect(readDate(text, format, zone)).toBe(moment);
  });

  it.each(['', 'dd/MM', 'dd/MM/yyyy dd', 'dd/MM/yyyy (hh)', 'yyyy-MM-dd.*', 'ISO'])('cannot be in the format "%s"', (format) => expect(isDateFormat(format)).toBe(false));

  it('says its zone by itself or not', () => {
    expect(['iso', 'unix', 'dd/MM/yyyy XXX', 'dd/MM/yyyy'].map(namesItsZone)).toEqual([true, true, true, false]);
    expect(['Z', '-03:00', '+05:30', '+15:00', 'ART', ''].map(isZone)).toEqual([true, true, true, false, false, false]);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-02T00:00:00Z'), max: new Date('2199-12-30T00:00:00Z'), noInvalidDate: true }), (date) => {
        const [, year, month, day, time] = /(\d+)-(\d+)-(\d+)T([\d:.]+)Z/.exec(date.toISOString()) as unknown as [string, string, string, string, string];
        expect(readDate(`${day}/${month}/${year} ${time}`, 'dd/MM/yyyy HH:mm:ss.SSS', 'Z')).toBe(date.toISOString());
      }),
    );
  });
});
