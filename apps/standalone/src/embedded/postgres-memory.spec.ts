import { describe, expect, it } from 'vitest';
import { sharedBuffers, usableMemory } from './postgres-memory.js';

const GB = 1024 ** 3;

describe('sharedBuffers', () => {
  it.each([
    [1, '256MB'],
    [2, '256MB'],
    [8, '1024MB'],
    [16, '2048MB'],
    [256, '2048MB'],
  ])('of %d GB of memory is %s', (memory, buffers) => {
    expect(sharedBuffers(memory * GB)).toBe(buffers);
  });

  it('is asked about what there is here', () => {
    expect(usableMemory()).toBeGreaterThan(GB / 4);
    expect(Number.isFinite(usableMemory())).toBe(true);
  });
});
