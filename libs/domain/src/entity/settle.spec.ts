import { describe, expect, it } from 'vitest';
import type { JsonObject } from './json.js';
import { type ConflictResolution, conflictResolutions, settle } from './settle.js';

const believesSource: readonly ConflictResolution[] = ['source_wins', 'smart_merge'];

describe.each(conflictResolutions)('settle by %s', (resolution) => {
  const source = believesSource.includes(resolution);

  it.each<[string, JsonObject, JsonObject, JsonObject, string[]]>([
    ['fills what is empty', { a: null, b: '' }, { a: 1, b: 'x', c: false }, { a: 1, b: 'x', c: false }, []],
    ['has no conflict with what is the same', { a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, { a: { b: 1, c: 2 } }, []],
    ['names what differs', { a: 1, b: false }, { a: 2, b: true }, source ? { a: 2, b: true } : { a: 1, b: false }, ['a', 'b']],
    ['leaves what was not sent', { a: 1 }, { a: undefined }, { a: 1 }, []],
    ['empties by the word of the source only', { a: 1, b: 'x' }, { a: null, b: '' }, resolution === 'source_wins' ? { a: null, b: null } : { a: 1, b: 'x' }, []],
    ['takes an object as a whole', { hours: { mon: 1 } }, { hours: { tue: 2 } }, { hours: source ? { tue: 2 } : { mon: 1 } }, ['hours']],
    [
      'settles a deep one key by key',
      { deep: { a: 1, b: { c: 1 }, d: 1, list: [1] } },
      { deep: { a: 2, b: { e: 2 }, d: null, list: [2] } },
      { deep: source ? { a: 2, b: { c: 1, e: 2 }, ...(resolution === 'source_wins' ? {} : { d: 1 }), list: [2] } : { a: 1, b: { c: 1, e: 2 }, d: 1, list: [1] } },
      ['deep.a', 'deep.list'],
    ],
  ])('%s', (_, target, given, fields, conflicts) => {
    const settled = settle(target, given, resolution, new Set(['deep']));
    expect(settled.fields).toEqual(fields);
    expect(settled.conflicts.map(({ field }) => field)).toEqual(conflicts);
    for (const { kept } of settled.conflicts) expect(kept).toBe(source ? 'source' : 'target');
  });
});
