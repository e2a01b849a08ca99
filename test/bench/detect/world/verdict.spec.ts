import { describe, expect, it } from 'vitest';
import type { Truth } from '../../../support/world/event.js';
import type { Lows } from './lowest.js';
import { judgeAttacks, judgePeople } from './verdict.js';

const behavior = (value: number): Lows => ({ BEHAVIOR: { value, at: 0, because: [] } });
const truths: Truth[] = [
  ...[90, 85, 80, 25].map((_, n): Truth => ({ externalId: `o${n}`, kind: 'somebody', role: 'ordinary', attack: null })),
  { externalId: 'unseen', kind: 'somebody', role: 'ordinary', attack: null },
  { externalId: 'v0', kind: 'taken over', role: 'victim', attack: 'account-takeover' },
  { externalId: 'v1', kind: 'taken over', role: 'victim', attack: 'account-takeover' },
  { externalId: 't0', kind: 'leaked', role: 'target', attack: null },
];
const ever = new Map([['o0', behavior(90)], ['o1', behavior(85)], ['o2', behavior(80)], ['o3', behavior(25)], ['v0', behavior(1)], ['v1', behavior(1)], ['t0', behavior(5)]]);

describe('the verdict on scores', () => {
  it('compares who was under attack, at that time, with who is ordinary, at any time', () => {
    const found = judgeAttacks(truths, ever, new Map([['v0', behavior(10)], ['v1', {}]])).find(({ attack }) => attack === 'account-takeover');
    // 10 is below all four; who has no score counts with the prior of 80: below two of them, level with one.
    expect(found).toMatchObject({ people: 2, auc: (4 + 2.5) / 8, caught: 0.5, reached: false });
  });

  it('holds a score below the cut-off against us only where somebody is ordinary', () => {
    const found = judgePeople('ordinary', truths, ever).find(({ dimension }) => dimension === 'BEHAVIOR');
    expect(found).toMatchObject({ people: 4, below: 1, share: 0.25, byKind: { somebody: 1 }, reached: false });
    expect(found?.worst[0]).toMatchObject({ externalId: 'o3', value: 25 });
  });
});
