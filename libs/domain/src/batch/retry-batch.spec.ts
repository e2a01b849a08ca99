import { describe, expect, it } from 'vitest';
import { retryBatch, type BatchRetry } from './retry-batch.js';

describe('retryBatch', () => {
  it.each<[number, number, BatchRetry]>([
    [1, 100, { then: 'retry', afterMs: 1_000 }],
    [2, 100, { then: 'retry', afterMs: 2_000 }],
    [3, 1, { then: 'retry', afterMs: 4_000 }],
    [4, 1, { then: 'retry', afterMs: 8_000 }],
    [5, 100, { then: 'split' }],
    [5, 2, { then: 'split' }],
    [5, 1, { then: 'bury' }],
    [9, 1, { then: 'bury' }],
    [0, 1, { then: 'retry', afterMs: 1_000 }],
  ])('after %i attempts with %i events: %j', (attempts, size, expected) => {
    expect(retryBatch({ attempts, size })).toEqual(expected);
  });
});
