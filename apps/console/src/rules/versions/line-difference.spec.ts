import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDifference } from './line-difference.js';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));

describe('two texts line by line', () => {
  it('keeps what both say, and tells whose the rest is', () => {
    expect(lineDifference('a\nb\nc', 'a\nx\nc').map(({ is, text }) => `${is} ${text}`)).toEqual(['same a', 'before b', 'after x', 'same c']);
  });

  it('holds either text, whatever they are', () =>
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = lineDifference(before, after);
        const without = (other: string): string => lines.filter(({ is }) => is !== other).map(({ text }) => text).join('\n');
        return without('after') === before && without('before') === after;
      }),
    ));
});
