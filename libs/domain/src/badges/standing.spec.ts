import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, isCarried, type Standing, standingAt } from './standing.js';

const delays = { applyMs: 100, removeMs: 50 };

/** Looks at these moments, one after the other. */
const looking = (looks: readonly (readonly [at: number, holdsFrom: number | null])[], from: Standing | null = null, waits = delays): Standing | null =>
  looks.reduce<Standing | null>((before, [at, holdsFrom]) => standingAt(before, holdsFrom, waits, at), from);

describe('standingAt', () => {
  it.each<[string, (readonly [number, number | null])[], Standing | null]>([
    ['nothing ever held', [[0, null]], null],
    ['it holds, not yet for long', [[0, 0], [99, 0]], { is: 'waiting', holdsSince: 0 }],
    ['it has held long enough', [[0, 0], [100, 0]], { is: 'carried', since: 100 }],
    ['it stopped holding just before', [[0, 0], [99, null], [100, 0]], { is: 'waiting', holdsSince: 100 }],
    ['somebody looks late: it was applied at its time', [[0, 0], [900, 0]], { is: 'carried', since: 100 }],
    ['somebody looks when it has stopped holding again: it had been applied', [[0, 0], [900, null]], { is: 'leaving', since: 100, ceasedSince: 900 }],
    ['it is over, not yet for long', [[0, 0], [100, 0], [200, null], [249, null]], { is: 'leaving', since: 100, ceasedSince: 200 }],
    ['it is over for long enough', [[0, 0], [100, 0], [200, null], [250, null]], null],
    ['it holds again before that', [[0, 0], [100, 0], [200, null], [249, 0], [800, 0]], { is: 'carried', since: 100 }],
    ['it holds again after that', [[0, 0], [100, 0], [200, null], [300, 300]], { is: 'waiting', holdsSince: 300 }],
    ['only time is missing: it waits for a moment to come', [[0, 5_000]], { is: 'waiting', holdsSince: 5_000 }],
    ['that moment came, and the delay passed', [[0, 5_000], [5_100, 5_000]], { is: 'carried', since: 5_100 }],
    ['that moment was put off by a changed rule', [[0, 5_000], [1_000, 9_000], [5_100, 9_000]], { is: 'waiting', holdsSince: 9_000 }],
    ['that moment was brought forward', [[0, 5_000], [1_000, 500]], { is: 'waiting', holdsSince: 1_000 }],
  ])('%s', (_, looks, expected) => {
    expect(looking(looks)).toEqual(expected);
  });

  it('applies and removes at once without delays', () => {
    const waits = { applyMs: 0, removeMs: 0 };
    expect(looking([[7, 7]], null, waits)).toEqual({ is: 'carried', since: 7 });
    expect(looking([[7, 7], [9, null]], null, waits)).toBeNull();
  });

  const times = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 }).map((list) => list.toSorted((a, b) => a - b));
  const waits = fc.record({ applyMs: fc.integer({ min: 0, max: 200 }), removeMs: fc.integer({ min: 0, max: 200 }) });

  it('comes to the same end however often somebody looks in between', () => {
    fc.assert(
      fc.property(times, fc.boolean(), times, waits, (switches, startsHolding, extra, how) => {
        const end = 2_000;
        // Holds and ceases by turns.
        const holdsFromAt = (at: number): number | null => {
          const past = switches.filter((one) => one <= at);
          const holds = past.length > 0 && (past.length % 2 === 1) === startsHolding;
          return holds ? (past.at(-1) as number) : null;
        };
        const looked = (at: number) => [at, holdsFromAt(at)] as const;
        const seldom = [...switches, end].map(looked);
        const often = [...new Set([...switches, ...extra, end])].sort((a, b) => a - b).flatMap((at) => [looked(at), looked(at)]);
        expect(looking(often, null, how)).toEqual(looking(seldom, null, how));
      }),
    );
  });

  it('changes by itself when it says, and not before', () => {
    fc.assert(
      fc.property(times, waits, (switches, how) => {
        const at = switches.at(-1) as number;
        const holdsFrom = switches.length % 2 === 1 ? at : null;
        const standing = looking(switches.map((one, n) => [one, n % 2 === 0 ? one : null]), null, how);
        const due = dueAt(standing, how);
        if (due === null) {
          expect(standingAt(standing, holdsFrom, how, at + 1_000_000)).toEqual(standing);
          return;
        }
        expect(due).toBeGreaterThan(at);
        expect(standingAt(standing, holdsFrom, how, due - 1)).toEqual(standing);
        expect(isCarried(standingAt(standing, holdsFrom, how, due))).toBe(!isCarried(standing));
      }),
    );
  });
});
