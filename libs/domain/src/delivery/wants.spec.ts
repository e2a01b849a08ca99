import { describe, expect, it } from 'vitest';
import { wants } from './wants.js';

describe('a type is wanted', () => {
  it.each([
    [['alert.opened'], 'alert.opened', true],
    [['alert.resolved'], 'alert.opened', false],
    [['alert.*'], 'alert.opened', true],
    [['entity.*'], 'alert.opened', false],
    [['entity.*', 'alert.resolved'], 'alert.resolved', true],
    [['alert.*'], 'alertness.opened', false],
    [[], 'alert.opened', false],
  ])('by who asked for %j: %s %s', (asked, type, expected) => {
    expect(wants(asked, type)).toBe(expected);
  });
});
