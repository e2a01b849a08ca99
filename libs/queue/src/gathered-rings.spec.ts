import { BATCHES_OF_RING } from '@app/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatheredRings } from './gathered-rings.js';
import type { BatchRing } from './ring.js';

const ringFor = (batchId: number, round = 0): BatchRing => ({ job: { v: 1, batchId: String(batchId) }, round });
const PACE_MS = 50;

describe('GatheredRings', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = (paceMs = PACE_MS, hears: () => boolean = () => true) => {
    const jobs: string[][] = [];
    const rings = new GatheredRings((some) => {
      jobs.push(some.map(({ job }) => job.batchId));
      return Promise.resolve(hears());
    }, paceMs);
    return { jobs, rings };
  };

  it('let the first leave at once, and those that come soon after it together', async () => {
    const { jobs, rings } = open();
    for (const n of [1, 2, 3]) void rings.add(ringFor(n));
    expect(jobs).toEqual([['1']]);
    await vi.advanceTimersByTimeAsync(PACE_MS - 1);
    void rings.add(ringFor(4));
    expect(jobs).toEqual([['1']]);
    await vi.advanceTimersByTimeAsync(1);
    expect(jobs).toEqual([['1'], ['2', '3', '4']]);
    await vi.advanceTimersByTimeAsync(PACE_MS);
    void rings.add(ringFor(5));
    expect(jobs.at(-1)).toEqual(['5']);
  });

  it('let everybody leave at once without a pace', () => {
    const { jobs, rings } = open(0);
    for (const n of [1, 2]) void rings.add(ringFor(n));
    expect(jobs).toEqual([['1'], ['2']]);
  });

  it('put no two rounds and no more than so many batches into one job, and forget none', async () => {
    const { jobs, rings } = open();
    void rings.add(ringFor(0));
    for (let n = 1; n <= BATCHES_OF_RING + 1; n += 1) void rings.add(ringFor(n));
    void rings.add(ringFor(1, 1));
    await vi.advanceTimersByTimeAsync(PACE_MS);
    expect(jobs.map(({ length }) => length)).toEqual([1, BATCHES_OF_RING, 1, 1]);
    expect(jobs.flat()).toHaveLength(BATCHES_OF_RING + 3);
  });

  it('tell everybody whether Redis heard', async () => {
    let isThere = true;
    const { rings } = open(PACE_MS, () => isThere);
    expect(await rings.add(ringFor(1))).toBe(true);
    isThere = false;
    const both = Promise.all([rings.add(ringFor(2)), rings.add(ringFor(3))]);
    await vi.advanceTimersByTimeAsync(PACE_MS);
    expect(await both).toEqual([false, false]);
  });

  it('leave at once when the process ends', async () => {
    const { jobs, rings } = open();
    for (const n of [1, 2, 3]) void rings.add(ringFor(n));
    await rings.leave();
    expect(jobs).toEqual([['1'], ['2', '3']]);
  });
});
