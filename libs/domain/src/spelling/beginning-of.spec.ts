import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningOf } from './beginning-of.js';

it.each([
  ['ana', 5, 'ana'],
  ['ana', 2, 'an'],
  ['an😀a', 2, 'an'],
  ['an😀a', 3, 'an'],
  ['an😀a', 4, 'an😀'],
  ['an😀', 4, 'an😀'],
])('the beginning of %s with %i places is %s', (text, longest, expected) => {
  expect(beginningOf(text, longest)).toBe(expected);
});

it('never halves a character, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, longest) => {
      const beginning = beginningOf(text, longest);
      expect(text.startsWith(beginning) && beginning.length <= longest && !/\p{Surrogate}/u.test(beginning)).toBe(true);
    }),
  );
});
