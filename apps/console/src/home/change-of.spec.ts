import { describe, expect, it } from 'vitest';
import { changeOf } from './change-of.js';

describe('changeOf', () => {
  it.each([
    ['of a count', 15, 10, 'share', 0.5],
    ['of a count that fell', 5, 10, 'share', -0.5],
    ['of what was not there', 3, 0, 'share', 'isNew'],
    ['of what is there no more', 0, 3, 'share', 'isGone'],
    ['of what stayed', 7, 7, 'share', 'same'],
    ['of nothing at all', 0, 0, 'share', null],
    ['of a score', 66, 72, 'points', -6],
    ['of a score from nothing, which is a score too', 4, 0, 'points', 4],
    ['of a score that nobody had', 66, null, 'points', null],
  ] as const)('%s: %s after %s', (_, now, before, as, change) => expect(changeOf(now, before, as)).toBe(change));
});
