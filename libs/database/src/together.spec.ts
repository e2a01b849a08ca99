import { describe, expect, it } from 'vitest';
import { Together } from './together.js';

describe('Together', () => {
  it('asks at once for whoever is alone, and for all together who come meanwhile', async () => {
    const asked: number[][] = [];
    const answers: (() => void)[] = [];
    const together = new Together<number, number>(async (all) => {
      asked.push([...all]);
      await new Promise<void>((resolve) => answers.push(resolve));
      return all.map((one) => one * 10);
    }, 3);
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const first = together.add(1);
    await turn();
    expect(asked).toEqual([[1]]);
    const others = [2, 3, 4, 5].map((one) => together.add(one));
    answers.shift()?.();
    expect(await first).toBe(10);
    await turn();
    expect(asked).toEqual([[1], [2, 3, 4]]);
    answers.shift()?.();
    await turn();
    answers.shift()?.();
    expect(await Promise.all(others)).toEqual([20, 30, 40, 50]);
    expect(asked).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('lets nobody fail for another', async () => {
    const together = new Together<string, string>((all) => (all.includes('bad') ? Promise.reject(new Error(`No to ${all.join()}.`)) : Promise.resolve(all)), 10);
    const [before, bad, after] = await Promise.allSettled(['before', 'bad', 'after'].map((one) => together.add(one)));
    expect([before, after]).toMatchObject([{ value: 'before' }, { value: 'after' }]);
    expect(bad).toMatchObject({ reason: { message: 'No to bad.' } });
    expect(await together.add('later')).toBe('later');
  });
});
