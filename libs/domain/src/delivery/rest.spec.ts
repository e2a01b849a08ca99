import { describe, expect, it } from 'vitest';
import type { DeliveryAnswer } from './delivery-answer.js';
import { restAfter } from './rest.js';

describe('an endpoint rests', () => {
  it.each<[DeliveryAnswer, number | null]>([
    [{ status: 429 }, 5_000],
    [{ status: 502 }, 5_000],
    [{ status: 503, retryAfterMs: 90_000 }, 90_000],
    [{ status: 504, retryAfterMs: 0 }, 1_000],
    [{ status: 429, retryAfterMs: 86_400_000 }, 300_000],
    [{ status: 429, retryAfterMs: Number.POSITIVE_INFINITY }, 300_000],
    [{ status: 429, retryAfterMs: Number.NaN }, 5_000],
    [{ status: 500, retryAfterMs: 90_000 }, null],
    [{ status: 200, retryAfterMs: 90_000 }, null],
    [{ error: 'timeout' }, null],
  ])('after %j: %s ms', (answer, expected) => {
    expect(restAfter(answer)).toBe(expected);
  });
});
