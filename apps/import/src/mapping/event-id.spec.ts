import { describe, expect, it } from 'vitest';
import { mappings } from './catalogue.js';
import { eventIds } from './event-id.js';

const idsOf = (texts: readonly string[], as = 'transfers'): string[] => texts.map((text, index) => ({ number: index + 1, text })).map(eventIds(as));

describe('the ids of the rows of a file', () => {
  it('are the same for the same file, and for what it held before rows were added', () => {
    expect(idsOf(['a', 'b', 'c']).slice(0, 2)).toEqual(idsOf(['a', 'b']));
  });

  it('keep two equal rows apart', () => {
    expect(new Set(idsOf(['a', 'a', 'a'])).size).toBe(3);
  });

  it.each([
    ['another row in the place', idsOf(['a', 'c'])],
    ['a file that begins otherwise', idsOf(['z', 'b'])],
    ['another way to read it', idsOf(['a', 'b'], 'events')],
  ])('differ for %s', (_, others) => {
    expect(others).not.toContain(idsOf(['a', 'b'])[1]);
  });

  it('are short enough for the API, and are for ever: another id for the same row would store it twice', () => {
    for (const as of Object.keys(mappings)) expect(eventIds(as)({ number: 9_999_999_999, text: '' }).length).toBeLessThanOrEqual(64);
    expect(idsOf(['a', 'b'])[1]).toBe('transfers-2-346bc66162788af53a49e6715b9a9b0f');
  });
});
