import { describe, expect, it } from 'vitest';
import type { Batch } from './batch.js';
import { merged } from './merged.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 5, 12, minute));
const batch = (id: string, more: Partial<Batch>): Batch => ({ id, eventIds: [], eventTimes: [], unresolvedIds: [], createdEntityIds: [], entityIds: [], corrects: false, cause: null, acceptedAt: at(30), ...more });

describe('batches that go on together', () => {
  it('bring all that each of them had', () => {
    const one = batch('1', { eventIds: ['a', 'b'], eventTimes: [at(1), at(2)], unresolvedIds: ['b'], createdEntityIds: ['ana'] });
    const other = batch('2', { eventIds: ['c'], eventTimes: [at(3)], unresolvedIds: ['c'], createdEntityIds: ['ana', 'eva'], entityIds: ['leo'], acceptedAt: at(20) });
    expect(merged(one, [other])).toEqual({ ...one, eventIds: ['a', 'b', 'c'], eventTimes: [at(1), at(2), at(3)], unresolvedIds: ['b', 'c'], createdEntityIds: ['ana', 'eva'], entityIds: ['leo'], acceptedAt: at(20) });
  });

  it.each([['its own batch comes first', false], ['that of its person comes first', true]])('take an event that was adopted meanwhile along once, as somebody’s: %s', (_, adoptedFirst) => {
    const own = batch('1', { eventIds: ['a', 'x'], eventTimes: [at(1), at(2)], unresolvedIds: ['a', 'x'] });
    const adopted = batch('2', { eventIds: ['x'], eventTimes: [at(2)] });
    const [first, second] = adoptedFirst ? [adopted, own] : [own, adopted];
    const { eventIds, eventTimes, unresolvedIds } = merged(first as Batch, [second as Batch]);
    expect(eventIds.map((id, n) => [id, eventTimes[n]]).sort()).toEqual([['a', at(1)], ['x', at(2)]]);
    expect(unresolvedIds).toEqual(['a']);
  });
});
