import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, type Group, moved, type Part, readAnything, replaced, rooted, writeAnything } from './tree.js';

const one = (field: string): Part => ({ field, operator: 'exists' });
const tree: Group = { operator: 'AND', conditions: [one('a'), { operator: 'OR', conditions: [one('b'), one('c')], id: 'kept' }] };

describe('a tree is changed', () => {
  it('in one place, and all else stays', () => {
    expect(replaced(tree, [1, 0], () => one('x'))).toEqual({ operator: 'AND', conditions: [one('a'), { operator: 'OR', conditions: [one('x'), one('c')], id: 'kept' }] });
    expect(replaced(tree, [1, 1], () => null).conditions[1]).toEqual({ operator: 'OR', conditions: [one('b')], id: 'kept' });
  });

  it('by moving a part among its own', () => {
    expect(moved(tree, [1], -1).conditions[1]).toEqual(one('a'));
    expect(moved(tree, [1, 0], 1).conditions[1]).toMatchObject({ conditions: [one('c'), one('b')] });
    expect(moved(tree, [0], -1)).toEqual(tree);
  });

  it('and a condition alone is shown in a group', () => expect([rooted(one('a')), rooted(tree)]).toEqual([{ operator: 'AND', conditions: [one('a')] }, tree]));
});

describe('a value of any type', () => {
  it('is read as it was written', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.integer(), fc.boolean()), (value) => readAnything(writeAnything(value)) === value)));
});

describe('a path is looked up', () => {
  const field = (path: string, type: string, isOpen = false) => ({ path, cel: path, type, says: '', isOpen, oneOf: null }) as never;
  const fields = [field('event.country', 'text'), field('event.metadata', 'object', true), field('badges', 'texts')];
  it.each([['event.country', 'text'], ['event.metadata.a.b', 'anything'], ['event.metadata', 'object'], ['badges', 'texts'], ['badges.$', 'text'], ['event.country.x', undefined], ['nothing', undefined]])('%s is %s', (path, type) => {
    expect(fieldOf(path, fields)?.type).toBe(type);
  });
});
