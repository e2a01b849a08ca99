import { describe, expect, it } from 'vitest';
import { acts, type Draft, differing, draftOf, hitsTheSame, newDraft, onTop } from './draft.js';

describe('drafts are compared by what they say', () => {
  const draft = { ...newDraft, name: 'One', conditions: { operator: 'eq', field: 'event.country', value: 'AR' } };

  it('whatever the order of the parts of an object', () => {
    expect(differing(draft, { ...draft, conditions: { value: 'AR', field: 'event.country', operator: 'eq' } })).toEqual([]);
    expect(differing(draft, { ...draft, name: 'Other', tags: ['x'] })).toEqual(['name', 'tags']);
  });

  it.each([
    [{ name: 'Other', severity: 'LOW', score: 3 }, true],
    [{ countries: ['AR'] }, false],
    [{ conditions: { operator: 'eq', field: 'event.country', value: 'BR' } }, false],
  ] as const)('and a backtest tells of both where they hit the same: %j', (change, same) => {
    expect(hitsTheSame(draft, draftOf({ ...draft, ...change } as typeof draft))).toBe(same);
  });

  it.each([['active', true, true], ['active', false, false], ['shadow', true, false], ['draft', true, false]] as const)('%s, switched on %s: acts %s', (status, enabled, expected) => {
    expect(acts({ status, enabled })).toBe(expected);
  });
});

describe('what two people made of one version', () => {
  const before: Draft = { ...newDraft, name: 'One', severity: 'LOW', tags: ['a'] };

  it.each<[name: string, mine: Partial<Draft>, theirs: Partial<Draft>, draft: Partial<Draft>, both: (keyof Draft)[]]>([
    ['different fields both stay', { tags: ['b'] }, { name: 'Other' }, { tags: ['b'], name: 'Other', severity: 'LOW' }, []],
    ['of the same field the own one wins, and that is told', { severity: 'HIGH', tags: ['b'] }, { severity: 'MEDIUM' }, { severity: 'HIGH', tags: ['b'], name: 'One' }, ['severity']],
    ['nothing is told where both say the same', { severity: 'HIGH' }, { severity: 'HIGH' }, { severity: 'HIGH' }, []],
  ])('%s', (_, mine, theirs, draft, both) => {
    expect(onTop({ ...before, ...mine }, { ...before, ...theirs }, before)).toEqual({ draft: expect.objectContaining(draft) as unknown, both });
  });
});
