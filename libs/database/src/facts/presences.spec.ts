import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Queryable } from '../database.js';
import { Presences, type Watch } from './presences.js';

const [ana, bob] = ['0197a5b0-0000-7000-8000-00000000000a', '0197a5b0-0000-7000-8000-00000000000b'];
const watch = (line: string, from: number, until: number): Watch => ({ organizationId: 'o', line, from, until });

/** A database in which these were on addresses; more than so many of them in one walk are not told. */
function database(there: readonly { line: string; entityId: string; at: number }[], most = Infinity) {
  const walks: { line: string; from: number; until: number }[] = [];
  const rows = (_: unknown, [numbers, , ips, froms, untils]: [number[], string[], string[], Date[], Date[]]): Promise<object[]> => {
    const asked = numbers.map((n, place) => ({ n, line: ips[place] as string, from: Number(froms[place]), until: Number(untils[place]) }));
    walks.push(...asked);
    return Promise.resolve(asked.flatMap(({ n, line, from, until }) => {
      const found = there.filter((one) => one.line === line && one.at >= from && one.at <= until);
      return found.length > most ? [] : [{ n, present: found.length === 0 ? null : found.map(({ entityId, at }) => `${entityId} ${at}`).join(',') }];
    }));
  };
  return { tx: { rows } as unknown as Queryable, walks };
}

describe('who was on the addresses of a batch', () => {
  it('is told to each who asked as if he had asked alone, and each moment of an address is walked once', async () => {
    const ips = fc.constantFrom('190.16.0.1', '190.16.0.2');
    const watches = fc.array(fc.record({ line: ips, from: fc.nat(1_000), length: fc.nat(100) }), { minLength: 1, maxLength: 20 });
    const there = fc.array(fc.record({ line: ips, entityId: fc.constantFrom(ana, bob), at: fc.nat(1_100) }), { maxLength: 50 });
    await fc.assert(fc.asyncProperty(watches, there, async (some, all) => {
      const { tx, walks } = database(all);
      const asked = some.map(({ line, from, length }) => watch(line, from, from + length));
      const presences = await Presences.on(tx, asked);
      for (const one of asked) {
        const alone = all.filter(({ line, at }) => line === one.line && at >= one.from && at <= one.until).map(({ entityId, at }) => ({ entityId, at }));
        expect(presences.during(one)).toEqual(alone);
        expect(presences.peopleDuring(one)).toBe(new Set(alone.map(({ entityId }) => entityId)).size);
      }
      for (const { line, from, until } of walks) expect(walks.filter((other) => other.line === line && other.from <= until && from <= other.until)).toHaveLength(1);
    }));
  });

  it('is unknown where nobody asked, and where more happened than is looked at', async () => {
    const there = [1, 2, 3].map((at) => ({ line: '190.16.0.1', entityId: ana, at }));
    const presences = await Presences.on(database(there, 2).tx, [watch('190.16.0.1', 0, 10), watch('190.16.0.2', 0, 10)]);
    expect(presences.during(watch('190.16.0.1', 0, 10))).toBeNull();
    expect(presences.peopleDuring(watch('190.16.0.2', 0, 10))).toBe(0);
    expect(presences.during(watch('190.16.0.2', 0, 11))).toBeNull();
  });
});
