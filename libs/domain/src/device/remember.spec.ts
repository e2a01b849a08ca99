import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, type DeviceMemory, type DeviceSight, remember, sightKey } from './remember.js';

const name = fc.constantFrom('platform', 'model', 'osVersion', 'deviceName', '__proto__');
const words = fc.uniqueArray(fc.tuple(name, fc.option(fc.constantFrom('a', 'b', 'c'))), { selector: ([one]) => one }).map((pairs) => Object.fromEntries(pairs));
const sight: fc.Arbitrary<DeviceSight> = fc.record({ key: fc.nat(9).map(String), words });
/** One id is one event: two sights never share a key and differ. */
const sights = fc.uniqueArray(sight, { minLength: 1, maxLength: 8, selector: ({ key }) => key });
const shuffledSights = sights.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

const first = ({ key, words }: DeviceSight): DeviceMemory => ({ key, words: new Map(Object.entries(words).filter(([, word]) => word !== null)), saidBy: new Map() });
const all = ([head, ...tail]: readonly DeviceSight[]): DeviceMemory => tail.reduce(remember, first(head as DeviceSight));
const plain = ({ key, words, saidBy }: DeviceMemory) => ({ key, words: new Map([...words].sort()), saidBy: new Map([...saidBy].sort()) });

describe('remember', () => {
  it('ends the same in whatever order the sights come', () => {
    fc.assert(
      fc.property(shuffledSights, ([some, shuffled]) => {
        expect(plain(all(shuffled))).toEqual(plain(all(some)));
      }),
    );
  });

  it('keeps the newest word of each name', () => {
    fc.assert(
      fc.property(shuffledSights, ([some, shuffled]) => {
        const { words } = all(shuffled);
        const expected = Object.assign(Object.create(null), ...some.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((one) => Object.fromEntries(Object.entries(one.words).filter(([, word]) => word !== null))));
        for (const [known, word] of Object.entries(expected)) expect(words.get(known)).toBe(word);
        expect(words.size).toBe(Object.keys(expected).length);
      }),
    );
  });

  it('learns nothing from a sight that comes again', () => {
    fc.assert(
      fc.property(sights, fc.nat(), (some, n) => {
        const memory = all(some);
        expect(plain(remember(memory, some[n % some.length] as DeviceSight))).toEqual(plain(memory));
      }),
    );
  });

  it('answers the same memory when an older sight says nothing new', () => {
    const memory = first({ key: '5', words: { model: 'SM-A156M' } });
    expect(remember(memory, { key: '4', words: { model: 'SM-A155M' } })).toBe(memory);
  });
});

describe('correct', () => {
  const seen = first({ key: '5', words: { model: 'SM-A156M', platform: 'android' } });
  const corrected = correct(seen, { key: '7', words: { model: 'Galaxy A15', platform: null } });

  it('changes and forgets words, and is no sight', () => {
    expect(plain(corrected)).toEqual({ key: '5', words: new Map([['model', 'Galaxy A15']]), saidBy: new Map([['model', '7']]) });
  });

  it('is believed until a later sight says otherwise', () => {
    const words = { model: 'SM-A156M' };
    expect(remember(corrected, { key: '6', words }).words.get('model')).toBe('Galaxy A15');
    expect(remember(corrected, { key: '8', words }).words.get('model')).toBe('SM-A156M');
  });
});

describe('sightKey', () => {
  it('sorts by moment and then by id', () => {
    const at = (time: string, id: string | null) => sightKey(new Date(time), id);
    const keys = [at('1970-01-01T00:00:00Z', null), at('2026-11-20T12:00:00Z', null), at('2026-11-20T12:00:00Z', 'a'), at('2026-11-20T12:00:00Z', 'b'), at('2026-11-20T12:00:00.001Z', 'a')];
    expect(keys.toSorted()).toEqual(keys);
  });
});
