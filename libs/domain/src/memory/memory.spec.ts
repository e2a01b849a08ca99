import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEventTypes } from '../mappings/event-type-sources.js';
import type { MemorableEvent } from './memorable-event.js';
import { changesKept, movementsKept, refusalsKept, type Memory, nothing, remembering, seasonOf, timesOf } from './memory.js';
import { countsLately, timesOfKind } from './lately.js';
import { totalsOf } from './totals.js';
import { memoryFromBytes, memoryToBytes } from './stored-memory.js';
import { habit, habitKinds } from './habit.js';

const day = 86_400_000;
const start = Date.parse('2026-01-05T12:00:00Z');

const nowhere = { latitude: null, longitude: null, accuracyKm: null, networkClass: 'consumer' as const, sessionId: null, deviceId: null };

const event = (change: Partial<MemorableEvent> = {}): MemorableEvent => ({
  at: start,
  type: 'LOGIN_SUCCESS',
  eventType: 'LOGIN_SUCCESS',
  line: '190.16.0.1',
  asn: 7303,
  country: 'AR',
  ...nowhere,
  userAgent: 'MyBank/3.2 (iPhone; iOS 17.2)',
  destination: null,
  money: null,
  ...change,
});

const someEvent = (days: number) =>
  fc.record({
    at: fc.integer({ min: 0, max: days * 24 * 60 }).map((minutes) => start + minutes * 60_000),
    type: fc.constant('SOMETHING'),
    eventType: fc.constantFrom(...canonicalEventTypes, null),
    line: fc.option(fc.constantFrom('190.16.0.1', '186.128.4.4', '2800:810::1')),
    asn: fc.option(fc.constantFrom(7303, 3352, 4_200_000_000)),
    country: fc.option(fc.constantFrom('AR', 'ES')),
    userAgent: fc.option(fc.constantFrom('okhttp/4.12.0', 'MyBank/3.2', '')),
    destination: fc.option(fc.constantFrom('acc-1', 'acc-2', 'acc-3')),
    ...Object.fromEntries(Object.entries(nowhere).map(([field, value]) => [field, fc.constant(value)])) as { [Field in keyof typeof nowhere]: fc.Arbitrary<(typeof nowhere)[Field]> },
    money: fc.option(fc.record({ cents: fc.integer({ min: 0, max: 1e15 }), currency: fc.constantFrom('ARS', 'USD', null) })),
  });

/** The same memories are the same bytes. */
const bytesOf = (memory: Memory): string => memoryToBytes(memory).join(' ');

describe('a memory', () => {
  it('is the same in whatever order and in whatever groups events come', () => {
    fc.assert(
      fc.property(fc.array(someEvent(700), { maxLength: 60 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.integer({ min: 1, max: 9 }))), ([events, shuffled, size]) => {
        let grown = nothing;
        for (let n = 0; n < shuffled.length; n += size) grown = remembering(grown, shuffled.slice(n, n + size));
        expect(bytesOf(grown)).toBe(bytesOf(remembering(nothing, events)));
      }),
    );
  });

  it('comes back from storage as it was', () => {
    fc.assert(
      fc.property(fc.array(someEvent(700)), (events) => {
        const memory = remembering(nothing, events);
        const read = memoryFromBytes(memoryToBytes(memory));
        expect({ ...read, counts: [...read.counts].sort() }).toEqual({ ...memory, counts: [...memory.counts].sort() });
      }),
    );
  });

  it('says how often something occurred, and knows nothing of what did not', () => {
    const memory = remembering(nothing, [event(), event(), event({ asn: 3352, line: '83.44.1.1', country: 'ES' })]);
    expect(timesOf(memory, habit.asn(7303))).toBe(2);
    expect(timesOf(memory, habit.country('ES'))).toBe(1);
    expect(timesOf(memory, habit.country('UY'))).toBe(0);
    expect(timesOf(memory, habit.address('83.44.1.2'))).toBe(0);
    expect(timesOf(memory, habit.agent('MyBank/3.3 (iPhone; iOS 18.0)'))).toBe(3);
    const totals = totalsOf(memory);
    expect([totals.times('hour'), totals.buckets('hour'), totals.hours[12]]).toEqual([3, 1, 3]);
    expect([totals.times('country'), totals.buckets('country')]).toEqual([3, 2]);
  });

  it('keeps half a year at least, and lets go of what is older than nine months', () => {
    const at = (days: number) => event({ at: start + days * day, eventType: 'BALANCE_CHECK' });
    expect(timesOf(remembering(nothing, [at(0), at(182)]), habit.asn(7303))).toBe(2);
    expect(timesOf(remembering(nothing, [at(0), at(274)]), habit.asn(7303))).toBe(1);
    expect(remembering(nothing, [at(274), at(0)]).since).toBe(start);
  });

  it('tells what of it is of the last two days, however much that is', () => {
    const home = Array.from({ length: 30 }, (_, n) => event({ at: start + n * day }));
    const away = Array.from({ length: 200 }, (_, n) => event({ at: start + 40 * day + n * 60_000, line: '83.44.1.1', asn: 3352, country: 'ES', eventType: 'BALANCE_CHECK' }));
    const { lately, ...memory } = remembering(nothing, [...home, ...away]);
    expect([timesOf({ ...memory, lately }, habit.country('ES')), countsLately(lately).get(habit.country('ES')), countsLately(lately).get(habit.country('AR'))]).toEqual([200, 200, undefined]);
    expect([timesOfKind(countsLately(lately), 'asn'), timesOfKind(countsLately(remembering(nothing, home).lately), 'asn')]).toEqual([200, 2]);
  });

  it('is read as an older version wrote it', () => {
    const memory = remembering(nothing, [event(), event({ at: start + day })]);
    const older = { ...memory, lately: [], refusals: [] };
    expect(memoryFromBytes(memoryToBytes(older).slice(0, -2))).toEqual(older);
  });

  it('learns no habits from what failed', () => {
    const memory = remembering(nothing, [event({ eventType: 'LOGIN_FAILED' }), event({ eventType: 'TRANSFER_FAILED', destination: 'acc-1', money: { cents: 100, currency: 'ARS' } })]);
    for (const kind of ['address', 'asn', 'country', 'agent', 'hour', 'recipient', 'amount'] as const) expect(totalsOf(memory).times(kind), kind).toBe(0);
    expect(timesOf(memory, habit.login('failed'))).toBe(1);
    expect(memory.movements).toMatchObject([{ type: 'TRANSFER_FAILED', cents: 100 }]);
  });

  it('has an end, whatever happens in it', () => {
    const crowded = Array.from({ length: 100_000 }, (_, n) =>
      event({
        at: start + n * 60_000,
        eventType: n % 3 === 0 ? 'LOGIN_FAILED' : n % 2 === 0 ? 'TRANSFER_SUCCESS' : 'PASSWORD_CHANGE',
        line: `10.${n >> 16}.${(n >> 8) % 256}.${n % 256}`,
        asn: n,
        userAgent: `app${n}/1`,
        destination: `acc-${n}`,
        money: { cents: 100 + n * 17, currency: 'ARS' },
      }),
    );
    const memory = remembering(nothing, crowded);
    for (const kind of ['address', 'asn', 'agent', 'recipient'] as const) expect(totalsOf(memory).buckets(kind), kind).toBeLessThanOrEqual(habitKinds[kind].buckets);
    expect(memory.movements).toHaveLength(movementsKept);
    expect(memory.changes).toHaveLength(changesKept);
    expect(memory.refusals).toHaveLength(refusalsKept);
    expect(memoryToBytes(memory).length).toBeLessThan(32_768);
    expect(seasonOf(crowded.at(-1)?.at ?? 0)).toBe(memory.season);
  });

  it('of somebody with 100,000 events is hardly larger than that of somebody with 100', () => {
    const habits = (events: number) =>
      Array.from({ length: events }, (_, n) =>
        event({
          at: start + Math.round((n / events) * 180 * day),
          eventType: n % 3 === 0 ? 'TRANSFER_SUCCESS' : 'LOGIN_SUCCESS',
          line: `190.16.0.${(n * 7) % 5}`,
          destination: `acc-${(n * n) % 23}`,
          money: { cents: 1_000 + ((n * 7_919) % 400_000), currency: 'ARS' },
        }),
      );
    const sizeOf = (events: number) => memoryToBytes(remembering(nothing, habits(events))).length;
    expect(sizeOf(100)).toBeGreaterThan(400);
    expect(sizeOf(100_000)).toBeLessThan(2_000);
  });
});
