import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, type Facts } from '../facts/catalogue.js';
import { analyze } from './analyze.js';
import { counterfactualsOf, smallestLift } from './counterfactual.js';
import { dimensions } from './dimension.js';
import { priors } from './prior.js';
import { scoreOf } from './score-of.js';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const observation = fc.record({ value: part, confidence: fc.double({ min: 0.01, max: 1, noNaN: true }), weight: fc.double({ min: 0.1, max: 3, noNaN: true }) });
const dimension = fc.constantFrom(...dimensions);
const cutoff = fc.integer({ min: 1, max: 100 });

type Seen = { readonly value: number; readonly confidence: number; readonly weight: number; readonly contribution: number };

const subsets = (all: readonly Seen[]): Seen[][] => all.reduce<Seen[][]>((some, one) => [...some, ...some.map((set) => [...set, one])], [[]]);
const points = (set: readonly Seen[]): number => set.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);

const ordinary = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.example])) as unknown as Facts;
const takenOver = analyze({
  ...ordinary,
  devices: { known: 3, newest: { firstSeenAt: 1_767_225_600_000, sensitiveEventsWithin1h: 3 } },
  arrivals: { ...ordinary.arrivals, ways: ordinary.arrivals.ways.map((way) => ({ ...way, onAddress: 0, onNetwork: 0 })) },
  // From where is not known: one observation decides, and not two.
  visits: [],
});

describe('smallestLift', () => {
  it('crosses the cut-off, and no smaller set does, and none of its size with fewer points', () => {
    fc.assert(
      fc.property(dimension, fc.array(observation, { minLength: 1, maxLength: 8 }), cutoff, (asked, observations, t) => {
        const contributions = scoreOf(asked, observations)?.contributions ?? [];
        const seen = observations.map((one, n): Seen => ({ ...one, contribution: contributions[n] ?? 0 }));
        const scoreWithout = (gone: readonly Seen[]) => scoreOf(asked, seen.filter((one) => !gone.includes(one)))?.score.value ?? 100 * priors[asked].value;
        const lifting = subsets(seen).filter((gone) => scoreWithout(gone) >= t);
        const found = smallestLift(asked, seen, t);
        expect(found === null).toBe(lifting.length === 0);
        if (found === null) return;
        expect(scoreWithout(found)).toBeGreaterThanOrEqual(t);
        const smallest = Math.min(...lifting.map((gone) => gone.length));
        expect(found).toHaveLength(smallest);
        expect(points(found)).toBeCloseTo(Math.min(...lifting.filter((gone) => gone.length === smallest).map(points)), 9);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('counterfactualsOf', () => {
  it('names the observation that decides, the facts behind it and the score without it', () => {
    const [change, ...more] = counterfactualsOf(takenOver, 60);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ dimension: 'BEHAVIOR', reachable: true, without: [{ code: 'behavior.new-device', facts: ['devices', 'arrivals', 'visits', 'eventTimes'] }] });
    expect(change?.scoreThen).toBeGreaterThanOrEqual(60);
    expect(change?.says).toBe(`BEHAVIOR is ${change?.score}. Without this observation it would be ${change?.scoreThen}, not below 60.`);
  });

  it('and it is so when they are gone', () => {
    const [change] = counterfactualsOf(takenOver, 60);
    const left = takenOver.observations.filter(({ code, dimension }) => dimension === 'BEHAVIOR' && !change?.without.some((gone) => gone.code === code));
    expect(scoreOf('BEHAVIOR', left)?.score.value).toBe(change?.scoreThen);
  });

  it('says nothing of a score that is not below the cut-off, or is not there', () => {
    expect(counterfactualsOf(analyze(ordinary), 60)).toEqual([]);
    expect(counterfactualsOf(analyze({}), 100)).toEqual([]);
  });

  it('says when no absence of the bad reaches the cut-off', () => {
    const all = counterfactualsOf(takenOver, 100);
    expect(all.map(({ reachable, without }) => [reachable, without])).toEqual(all.map(() => [false, []]));
    for (const { says, scoreThen } of all) {
      expect(scoreThen).toBeLessThan(100);
      expect(says).toMatch(/: to reach 100 takes more good evidence, not less bad\.$/);
    }
  });
});
