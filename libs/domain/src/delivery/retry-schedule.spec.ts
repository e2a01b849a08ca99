import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryAnswer } from './delivery-answer.js';
import { nextStep, retrySchedule, withJitter, type NextStep } from './retry-schedule.js';

const retry = (afterMs: number, atLeastMs = 0): NextStep => ({ step: 'retry', afterMs, atLeastMs });
const minute = 60_000;
const hour = 60 * minute;

describe('nextStep', () => {
  it.each<[number, DeliveryAnswer, NextStep]>([
    [1, { status: 200 }, { step: 'delivered' }],
    [8, { status: 204 }, { step: 'delivered' }],
    [1, { status: 500 }, retry(5_000)],
    [2, { status: 500 }, retry(5 * minute)],
    [3, { status: 404 }, retry(30 * minute)],
    [4, { status: 301 }, retry(2 * hour)],
    [5, { error: 'connection' }, retry(5 * hour)],
    [6, { error: 'refused_address' }, retry(10 * hour)],
    [7, { status: 500 }, retry(10 * hour)],
    [1, { status: 429 }, retry(minute, minute)],
    [1, { status: 502 }, retry(minute, minute)],
    [1, { status: 503 }, retry(minute, minute)],
    [1, { status: 504 }, retry(minute, minute)],
    [1, { error: 'timeout' }, retry(minute, minute)],
    [2, { status: 503 }, retry(5 * minute, minute)],
    [1, { status: 503, retryAfterMs: 90_000 }, retry(90_000, 90_000)],
    [1, { status: 503, retryAfterMs: 1_000 }, retry(minute, minute)],
    [1, { status: 429, retryAfterMs: 24 * hour }, retry(2 * minute, 2 * minute)],
    [1, { status: 500, retryAfterMs: Number.NaN }, retry(5_000)],
    [1, { status: 500, retryAfterMs: Number.POSITIVE_INFINITY }, retry(10_000, 10_000)],
  ])('after attempt %i and %j: %j', (attempt, answer, expected) => {
    expect(nextStep({ attempt, answer })).toEqual(expected);
  });

  it('gives up after the last attempt, and says why', () => {
    const because = (answer: DeliveryAnswer) => nextStep({ attempt: 8, answer });
    expect(because({ status: 302 })).toEqual({
      step: 'give_up',
      because: 'The last of 8 attempts failed: the endpoint answered 302. Replay it once the endpoint works.',
    });
    expect(because({ error: 'refused_address' })).toMatchObject({ step: 'give_up', because: expect.stringContaining('may not enter') });
  });

  it('disables an endpoint that is gone, at any attempt', () => {
    for (const attempt of [1, 8]) expect(nextStep({ attempt, answer: { status: 410 } }).step).toBe('disable');
  });

  it('ends within its schedule, whatever comes', () => {
    const answer: fc.Arbitrary<DeliveryAnswer> = fc.oneof(
      fc.record({ status: fc.integer({ min: 100, max: 599 }), retryAfterMs: fc.double() }),
      fc.record({ error: fc.constantFrom('timeout' as const, 'connection' as const, 'refused_address' as const) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 20 }), answer, (attempt, given) => {
        const next = nextStep({ attempt, answer: given });
        if (attempt >= retrySchedule.length) expect(next.step).not.toBe('retry');
        if (next.step === 'retry') expect(next.afterMs >= 5_000 && next.afterMs <= 20 * hour && next.atLeastMs >= 0 && next.atLeastMs <= next.afterMs).toBe(true);
      }),
    );
  });
});

describe('withJitter', () => {
  it.each([[0, 0, 800], [0.5, 0, 1_000], [1, 0, 1_200], [7, 0, 1_200], [0, 500, 800], [0, 900, 900], [0, 1_000, 1_000], [0.5, 1_000, 1_100], [1, 1_000, 1_200]])('of a second with dice %d and at least %d is %d', (dice, atLeastMs, expected) => {
    expect(withJitter({ afterMs: 1_000, atLeastMs }, dice)).toBe(expected);
  });
});
