import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstRingAfter } from './deadline.js';
import { LatelyGone } from './lately-gone.js';

describe('LatelyGone', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('answers for a batch once, so that a second ring for it is looked after', () => {
    const gone = new LatelyGone();
    gone.add(['7', '8']);
    expect([gone.forget('7'), gone.forget('7'), gone.forget('8'), gone.forget('9')]).toEqual([true, false, true, false]);
  });

  it('forgets by itself before the sweep would ring: after a crash of the server the batch may be there again', () => {
    const gone = new LatelyGone();
    gone.add(['7']);
    vi.advanceTimersByTime(firstRingAfter);
    gone.add(['8']);
    expect([gone.forget('7'), gone.forget('8')]).toEqual([false, true]);
  });
});
