import { describe, expect, it, vi } from 'vitest';
import { Turns } from './turns.js';

/** Who comes, and in which order they had their turns. */
class Queue {
  readonly came: string[] = [];

  constructor(readonly turns: Turns) {}

  join(name: string, place: number): Promise<unknown> {
    return this.turns.take(place).then(() => this.came.push(name));
  }

  async end(): Promise<void> {
    this.turns.free();
    await Promise.resolve();
  }
}

describe('Turns', () => {
  it('go first to whoever is nearest to the end of the path, and among equals to whoever waits longest', async () => {
    const queue = new Queue(new Turns({ steady: 1, most: 1, patienceMs: 1 }));
    await queue.join('at work', 0);
    for (const [name, place] of [['first', 0], ['second', 0], ['scoring', 1], ['alerting', 2], ['more scoring', 1]] as const) void queue.join(name, place);
    for (let n = 0; n < 6; n += 1) await queue.end();
    expect(queue.came).toEqual(['at work', 'alerting', 'scoring', 'more scoring', 'first', 'second']);
    await queue.join('later', 0);
    expect(queue.came.at(-1)).toBe('later');
  });

  it('are so many at a time and no more', async () => {
    const queue = new Queue(new Turns({ steady: 2, most: 2, patienceMs: 1 }));
    for (const name of ['one', 'two', 'three']) void queue.join(name, 0);
    await Promise.resolve();
    expect(queue.came).toEqual(['one', 'two']);
    await queue.end();
    expect(queue.came).toEqual(['one', 'two', 'three']);
  });

  it('are more where somebody waits for long, and as few as before once nobody does', async () => {
    vi.useFakeTimers();
    try {
      const queue = new Queue(new Turns({ steady: 1, most: 2, patienceMs: 100 }));
      for (const name of ['one', 'two', 'three']) void queue.join(name, 0);
      await vi.advanceTimersByTimeAsync(99);
      expect(queue.came).toEqual(['one']);
      await vi.advanceTimersByTimeAsync(1);
      expect(queue.came).toEqual(['one', 'two']);
      await queue.end();
      expect(queue.came).toEqual(['one', 'two', 'three']);
      await queue.end();
      void queue.join('four', 0);
      await vi.advanceTimersByTimeAsync(99);
      expect(queue.came).toEqual(['one', 'two', 'three']);
      await queue.end();
      expect(queue.came.at(-1)).toBe('four');
    } finally {
      vi.useRealTimers();
    }
  });

  it('come to everybody, also beside a crowd that never ends nearer to the end', async () => {
    const queue = new Queue(new Turns({ steady: 1, most: 1, patienceMs: 1 }));
    await queue.join('at work', 2);
    void queue.join('patient', 0);
    for (let n = 0; n < 20; n += 1) {
      void queue.join(`crowd ${n}`, 2);
      await queue.end();
    }
    expect(queue.came).toContain('patient');
    expect(queue.came.indexOf('patient')).toBeLessThan(10);
  });
});
