import { describe, expect, it } from 'vitest';
import { Allowance } from './allowance.js';

describe('an allowance', () => {
  let now = 0;
  const anAllowance = (): Allowance => {
    now = 1_000_000;
    return new Allowance('events', 10, () => now);
  };

  it('grants what is left, refuses more, and counts no refusal', () => {
    const allowance = anAllowance();
    expect(allowance.take('a', 8)).toEqual({ is: 'granted' });
    now += 20_000;
    expect(allowance.take('a', 3)).toEqual({ is: 'refused', afterSeconds: 40 });
    expect(allowance.take('a', 2)).toEqual({ is: 'granted' });
    expect(allowance.take('b', 10)).toEqual({ is: 'granted' });
    expect(allowance.policy).toBe('"events";q=10;w=60');
    expect(allowance.left('a')).toBe('"events";r=0;t=40');
  });

  it('begins anew after a minute', () => {
    const allowance = anAllowance();
    allowance.take('a', 10);
    now += 60_000;
    expect(allowance.left('a')).toBe('"events";r=10;t=60');
    expect(allowance.take('a', 10)).toEqual({ is: 'granted' });
  });

  it('lets more than a whole minute through when nothing else was sent, as it would never fit', () => {
    const allowance = anAllowance();
    expect(allowance.take('a', 11)).toEqual({ is: 'granted' });
    expect(allowance.take('a', 1)).toMatchObject({ is: 'refused' });
    expect(allowance.left('a')).toBe('"events";r=0;t=60');
  });

  it('stays small however many come', () => {
    const allowance = anAllowance();
    for (let n = 0; n < 25_000; n += 1) allowance.take(`key ${n}`, 1);
    expect((allowance as unknown as { windows: Map<string, unknown> }).windows.size).toBeLessThanOrEqual(10_000);
  });
});
