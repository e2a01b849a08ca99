import { describe, expect, it } from 'vitest';
import { Hands } from './hands.js';

describe('Hands', () => {
  it('hold so many and no more, and go on to whoever waits longest', async () => {
    const hands = new Hands(2);
    const came: string[] = [];
    const take = (name: string) => hands.take().then(() => came.push(name));
    await Promise.all([take('first'), take('second')]);
    const waiting = [take('third'), take('fourth')];
    await Promise.resolve();
    expect(came).toEqual(['first', 'second']);
    hands.free();
    await waiting[0];
    expect(came).toEqual(['first', 'second', 'third']);
    hands.free();
    await waiting[1];
    hands.free();
    hands.free();
    await take('fifth');
    expect(came).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  });
});
