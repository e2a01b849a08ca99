import { describe, expect, it } from 'vitest';
import { daysOf } from './days-of.js';

/** As the clock of this machine has it, whatever its zone. */
const local = (day: number, hour: number): string => new Date(2026, 10, day, hour).toISOString();

describe('the days of whoever looks', () => {
  it('have their own hours, from midnight to midnight, and those without hits too', () => {
    const hours = [
      { hour: local(17, 23), hits: 100, shadowHits: 0 },
      { hour: local(18, 0), hits: 1, shadowHits: 0 },
      { hour: local(18, 23), hits: 2, shadowHits: 5 },
      { hour: local(20, 9), hits: 4, shadowHits: 0 },
    ];
    const days = daysOf(hours, 3, new Date(2026, 10, 20, 10));
    expect(days.map(({ hits, shadowHits }) => [hits, shadowHits])).toEqual([[3, 5], [0, 0], [4, 0]]);
    expect(days.map(({ at }) => new Date(at * 1_000).getDate())).toEqual([18, 19, 20]);
  });
});
