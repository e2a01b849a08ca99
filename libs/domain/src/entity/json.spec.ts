import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, mergeJson, sameJson } from './json.js';

describe('mergeJson', () => {
  it.each<[JsonObject, JsonObject, JsonObject]>([
    [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: null }, { b: 2 }],
    [{ a: { b: 1, c: 2 } }, { a: { b: null, d: 3 } }, { a: { c: 2, d: 3 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: 1 }, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
    [{ a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
    [{}, JSON.parse('{"__proto__":{"isAdmin":true}}') as JsonObject, JSON.parse('{"__proto__":{"isAdmin":true}}') as JsonObject],
  ])('%j changed by %j', (stored, change, expected) => {
    const before = JSON.stringify(stored);
    expect(JSON.stringify(mergeJson(stored, change))).toBe(JSON.stringify(expected));
    expect(JSON.stringify(stored)).toBe(before);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it('says the same when it is said twice', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(json, json, (stored, change) => {
        const once = mergeJson(stored as JsonObject, change as JsonObject);
        expect(sameJson(mergeJson(once, change as JsonObject), once)).toBe(true);
      }),
    );
  });
});

describe('sameJson', () => {
  it.each([
    [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [[1, 2], [2, 1], false],
    [[1], { 0: 1 }, false],
    [null, {}, false],
    ['1', 1, false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(sameJson(one, other)).toBe(expected);
    expect(sameJson(other, one)).toBe(expected);
  });
});
