import { describe, expect, it } from 'vitest';
import { spanOf } from './span.js';

describe('spanOf', () => {
  it('is from the first to the last, in whatever order', () => {
    expect(spanOf([2_000, new Date(1_000), 3_000])).toEqual(['1970-01-01T00:00:01.000Z', '1970-01-01T00:00:03.000Z']);
    expect(spanOf([5])).toEqual(['1970-01-01T00:00:00.005Z', '1970-01-01T00:00:00.005Z']);
  });

  it('has nothing in it where there are none', () => {
    expect(spanOf([])).toEqual(['infinity', '-infinity']);
  });
});
