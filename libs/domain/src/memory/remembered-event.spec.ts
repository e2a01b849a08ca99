import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestEvents, type RememberedEvent, rememberedFromText, rememberedToText } from './remembered-event.js';

const start = Date.parse('2026-01-05T12:00:00Z');
const text = fc.option(fc.oneof(fc.constantFrom('a', 'b', '', 'é "quoted" \n'), fc.string()));
const number = fc.option(fc.constantFrom(-34.6, -58.4, 0, 20));

const someEvent: fc.Arbitrary<RememberedEvent> = fc.record({
  at: fc.integer({ min: 0, max: 45 * 24 }).map((hours) => start + hours * 3_600_000),
  type: fc.constantFrom('LOGIN_SUCCESS', 'login.ok', 'TRANSFER_SUCCESS'),
  userAgent: text,
  ipAddress: fc.option(fc.constantFrom('190.16.0.1', '10.0.0.1')),
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

describe('the newest events', () => {
  it('are the same for the same events, however they came', () => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 80 }), fc.array(fc.nat()), fc.nat(79), (events, order, cut) => {
        const shuffled = events.map((event, n) => ({ event, key: order[n] ?? n })).sort((a, b) => a.key - b.key).map(({ event }) => event);
        const atOnce = newestEvents([], events);
        expect(newestEvents(newestEvents([], shuffled.slice(0, cut)), shuffled.slice(cut))).toEqual(atOnce);
        expect(atOnce.length).toBeLessThanOrEqual(32);
        expect(atOnce.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b).slice(-32).filter((at, _, all) => at >= (all.at(-1) ?? 0) - 30 * 86_400_000));
      }),
    );
  });

  it('come back from storage as they were', () => {
    fc.assert(
      fc.property(fc.array(someEvent), (events) => {
        const newest = newestEvents([], events);
        expect(rememberedFromText(rememberedToText(newest))).toEqual(newest);
      }),
    );
  });

  it('keep nothing but what facts see', () => {
    const [event] = fc.sample(someEvent, 1) as [RememberedEvent];
    expect(newestEvents([], [{ ...event, metadata: { amount: 3 } } as RememberedEvent])).toEqual([event]);
  });
});
