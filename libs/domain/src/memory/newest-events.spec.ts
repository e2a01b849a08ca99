import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewestEvents } from './newest-events.js';
import { newestOf } from './newest-of.js';
import type { RememberedEvent } from './remembered-event.js';

const start = Date.parse('2026-01-05T12:00:00Z');
const text = fc.option(fc.oneof(fc.constantFrom('a', 'b', '', 'é "quoted" \n'), fc.string()));
const number = fc.option(fc.constantFrom(-34.6, -58.4, 0, 20));

const eventWithin = (days: number): fc.Arbitrary<RememberedEvent> => fc.record({
  at: fc.integer({ min: 0, max: days * 24 }).map((hours) => start + hours * 3_600_000),
  type: fc.constantFrom('LOGIN_SUCCESS', 'login.ok', 'TRANSFER_SUCCESS'),
  userAgent: text,
  line: fc.option(fc.constantFrom('190.16.0.1', '10.0.0.1')),
  country: fc.option(fc.constantFrom('AR', 'ES')),
  latitude: number,
  longitude: number,
  accuracyKm: number,
  asn: fc.option(fc.constantFrom(7303, 4_200_000_000)),
  networkClass: fc.constantFrom('consumer', 'private', null),
  sessionId: text,
  deviceId: text,
  destination: text,
});

const someEvent = eventWithin(45);

/** What is left of these events when they come so many at a time. */
function grown(events: readonly RememberedEvent[], size: number): NewestEvents {
  let newest = NewestEvents.none;
  for (let n = 0; n < events.length; n += size) newest = NewestEvents.fromText(newest.with(events.slice(n, n + size)).toText());
  return newest;
}

describe('the newest events', () => {
  it('are the same text for the same events, however they came', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(someEvent, { maxLength: 80 }), fc.array(eventWithin(3), { maxLength: 80 })).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.integer({ min: 1, max: 9 }))), ([events, shuffled, size]) => {
        const atOnce = NewestEvents.none.with(events);
        expect(grown(shuffled, size).toText()).toBe(atOnce.toText());
        expect(grown(events.toSorted((one, other) => one.at - other.at), size).toText()).toBe(atOnce.toText());
      }),
    );
  });

  it('are the last 32 within 30 days, oldest first, as they were', () => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 80 }), (events) => {
        const newest = NewestEvents.fromText(NewestEvents.none.with(events).toText()).events();
        expect(newest).toEqual(newestOf(events).map((event) => ({ ...event, eventType: null })));
        expect(newest.slice(-32).map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b).slice(-32).filter((at, _, all) => at >= (all.at(-1) ?? 0) - 30 * 86_400_000));
      }),
    );
  });

  it('keep nothing but what facts see, and say what types mean', () => {
    const [event] = fc.sample(someEvent, 1) as [RememberedEvent];
    const newest = NewestEvents.none.with([{ ...event, metadata: { amount: 3 } } as RememberedEvent]);
    expect([...newest.types()]).toEqual([event.type]);
    expect(newest.events((type) => (type === event.type ? 'LOGOUT' : null))).toEqual([{ ...event, eventType: 'LOGOUT' }]);
  });
});
