import { expect, it } from 'vitest';
import { timeMarkOf } from './time-mark.js';

const now = Date.parse('2026-11-23T12:00:00Z');

it.each([
  ['2026-11-23T12:00:00Z', null],
  ['2026-11-23T12:05:00Z', null],
  ['2026-11-23T12:05:00.001Z', 'future'],
  ['2025-11-23T12:00:00Z', null],
  ['2025-11-23T11:59:59.999Z', 'far_past'],
])('an event of %s is marked %s', (at, mark) => {
  expect(timeMarkOf(Date.parse(at), now)).toBe(mark);
});
