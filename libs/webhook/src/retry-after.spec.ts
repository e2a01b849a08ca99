import { expect, it } from 'vitest';
import { readRetryAfter } from './retry-after.js';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sun, 22 Nov 2026 12:01:30 GMT', 90_000],
  ['Sunday, 22-Nov-26 12:01:30 GMT', 90_000],
  ['Sun Nov 22 12:01:30 2026', 90_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['99999999999999999999', 30 * 86_400_000],
  ['-5', undefined],
  ['1.5', undefined],
  ['5 minutes', undefined],
  ['2026-11-22', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads %j as %j ms', (header, wait) => {
  expect(readRetryAfter(header, now)).toBe(wait);
});
