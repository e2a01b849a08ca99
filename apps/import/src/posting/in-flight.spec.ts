import { describe, expect, it } from 'vitest';
import { inFlight } from './in-flight.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inFlight', () => {
  it('has no more under way than it may, and takes the next only when there is room', async () => {
    let running = 0;
    let most = 0;
    let taken = 0;
    let done = 0;
    function* items(): Generator<number> {
      for (; taken < 20; ) {
        expect(taken - done).toBeLessThan(3);
        yield (taken += 1);
      }
    }
    await inFlight(items(), 3, async () => {
      most = Math.max(most, (running += 1));
      await turn();
      running -= 1;
      done += 1;
    });
    expect({ most, done }).toEqual({ most: 3, done: 20 });
  });

  it('begins nothing after a failure, ends what is under way, and then throws it', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await turn();
      if (item === 1) throw new Error('It broke.');
      await turn();
      ended.push(item);
    };
    await expect(inFlight([1, 2, 3, 4], 2, work)).rejects.toThrow('It broke.');
    expect({ begun, ended }).toEqual({ begun: [1, 2], ended: [2] });
  });

  it('ends what is under way when the items break off', async () => {
    const ended: number[] = [];
    function* broken(): Generator<number> {
      yield 1;
      throw new Error('No more.');
    }
    await expect(inFlight(broken(), 5, async (item) => turn().then(() => void ended.push(item)))).rejects.toThrow('No more.');
    expect(ended).toEqual([1]);
  });
});
