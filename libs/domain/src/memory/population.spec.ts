import { describe, expect, it } from 'vitest';
import { currencySlot } from '../money/money.js';
import { habit } from './habit.js';
import type { MemorableEvent } from './memorable-event.js';
import { nothing, remembering, timesOf } from './memory.js';
import { amountsIn, nobody, populationWith } from './population.js';

const transfer = (cents: number, asn: number): MemorableEvent => ({ at: 1_767_225_600_000, type: 'TRANSFER_SUCCESS', eventType: 'TRANSFER_SUCCESS', line: null, asn, country: 'AR', latitude: null, longitude: null, accuracyKm: null, networkClass: null, userAgent: null, sessionId: null, deviceId: null, destination: null, money: { cents, currency: 'ARS' } });
const memories = Array.from({ length: 100 }, (_, n) => remembering(nothing, [transfer((n + 1) * 1_000, 7303), transfer((n + 1) * 1_000, n % 2)]));

describe('a population', () => {
  it('is the sum of its memories, in whatever parts it is added up', () => {
    const whole = populationWith(nobody, memories);
    const inParts = populationWith(populationWith(nobody, memories.slice(60)), memories.slice(0, 60));
    expect([...inParts.events.counts].sort()).toEqual([...whole.events.counts].sort());
    expect([timesOf(whole.events, habit.asn(7303)), timesOf(whole.people, habit.asn(7303)), timesOf(whole.people, habit.asn(1)), timesOf(whole.events, habit.country('AR'))]).toEqual([100, 100, 50, 200]);
    expect(timesOf(whole.people, habit.country('AR'))).toBe(100);
    expect(whole.entities).toBe(100);
  });

  it('knows which amounts are large in it', () => {
    const { transfers, amounts } = amountsIn(populationWith(nobody, memories), currencySlot('ARS'), [0.5, 0.99]);
    expect(transfers).toBe(200);
    expect(Math.abs((amounts[0] ?? 0) / 50_000 - 1)).toBeLessThan(0.05);
    expect(Math.abs((amounts[1] ?? 0) / 99_000 - 1)).toBeLessThan(0.05);
    expect(amountsIn(nobody, 0, [0.5])).toEqual({ transfers: 0, amounts: [0] });
  });
});
