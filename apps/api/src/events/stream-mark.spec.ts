import { describe, expect, it } from 'vitest';
import { readMark, writeMark } from './stream-mark.js';

const now = Date.UTC(2026, 10, 26, 18);
const cursor = '724:731:725,729';

describe('the mark of a stream', () => {
  it('leads back to where it was written, for a little less than an hour', () => {
    const mark = writeMark(cursor, now);
    expect(readMark(mark, now + 54 * 60_000)).toEqual({ cursor });
    expect(readMark(mark, now + 56 * 60_000)).toBe('too old');
    expect(readMark(writeMark('10:10:', now), now)).toEqual({ cursor: '10:10:' });
    expect(readMark(undefined, now)).toBe('none');
  });

  it.each(['', 'x', `${now}`, `${now}-`, `${now}-1:2`, `${now}-1:2:3,`, `${now}-1:2:'; drop`, `${now}-1:2:3 `])('is none of ours: %j', (text) => {
    expect(readMark(text, now)).toBe('too old');
  });
});
