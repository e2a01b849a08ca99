import { describe, expect, it } from 'vitest';
import { isPassing, readRetryAfter } from './retry.js';

describe('a refusal', () => {
  it.each([[429, true], [500, true], [502, true], [503, true], [504, true], [400, false], [401, false], [403, false], [404, false], [409, false], [413, false]])('with %i passes: %s', (status, passes) => {
    expect(isPassing(status)).toBe(passes);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-30T14:30:00Z');
  it.each([
    ['7', 7_000],
    ['0', 0],
    ['Fri, 30 Jan 2026 14:30:09 GMT', 9_000],
    ['Fri, 30 Jan 2026 14:29:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});
