import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../facts/arrivals.fact.js';
import { surpriseOf } from './likelihood.js';

const home: Arrival = { country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 40, onSystem: 40 };
const habits = { located: 40, withAgents: 40, days: 90, ways: [] };
const log = (arrival: Partial<Arrival>): number => surpriseOf({ ...home, ...arrival }, habits).log;

const travelled = { onAddress: 0, onNetwork: 0, inCountry: 0 };
const anotherSystem = { withAgent: 0, onSystem: 0 };

describe('surpriseOf', () => {
  it('is the less, the more of an arrival is usual', () => {
    const ways = [
      {},
      { onAddress: 0 },
      { onAddress: 0, onNetwork: 0 },
      travelled,
      { ...travelled, withAgent: 0 },
      { ...travelled, ...anotherSystem },
      { ...travelled, ...anotherSystem, networkClass: 'hosting' as const },
    ];
    const logs = ways.map(log);
    expect(logs).toEqual(logs.toSorted((a, b) => a - b));
  });

  it('takes a journey with the old phone for a journey, and a stranger abroad for a stranger', () => {
    expect(log(travelled)).toBeLessThan(2);
    expect(log({ ...travelled, ...anotherSystem })).toBeGreaterThan(6);
  });

  it('says nothing where nothing is known', () => {
    expect(surpriseOf({ country: null, networkClass: null, onAddress: null, onNetwork: null, inCountry: null, withAgent: null, onSystem: null }, habits)).toEqual({ log: 0, news: [] });
    expect(surpriseOf(home, { located: 0, withAgents: 0, days: 0, ways: [] })).toEqual({ log: 0, news: [] });
  });

  it('is finite, and names what is new, whatever the counts', () => {
    const times = fc.option(fc.nat(500));
    const arrival: fc.Arbitrary<Arrival> = fc.record({ country: fc.constant('AR'), networkClass: fc.constantFrom('consumer', 'hosting', null), onAddress: times, onNetwork: times, inCountry: times, withAgent: times, onSystem: times });
    fc.assert(
      fc.property(arrival, fc.nat(500), fc.nat(500), (drawn, located, withAgents) => {
        // A browser is never seen more often than its system.
        const way = { ...drawn, withAgent: drawn.withAgent === null || drawn.onSystem === null ? drawn.withAgent : Math.min(drawn.withAgent, drawn.onSystem) };
        const { log, news } = surpriseOf(way, { located, withAgents, days: 9, ways: [] });
        expect(Number.isFinite(log)).toBe(true);
        if (log > 3.8) expect(news).not.toHaveLength(0);
      }),
      { numRuns: 5_000 },
    );
  });
});
