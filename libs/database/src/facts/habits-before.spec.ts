import { habit, nothingRemembered, remembering } from '@app/domain';
import { describe, expect, it } from 'vitest';
import { HabitsBefore } from './habits-before.js';

const day = 86_400_000;
const start = Date.parse('2026-01-05T12:00:00Z');

/** At home ten times within as many days, until a week ago. */
const atHome = new HabitsBefore(
  remembering(nothingRemembered, Array.from({ length: 10 }, (_, n) => ({
    at: start + n * day, type: 'LOGIN_SUCCESS', eventType: 'LOGIN_SUCCESS' as const, line: '190.16.0.1', asn: 7303, country: 'AR', latitude: null, longitude: null, accuracyKm: null,
    networkClass: 'consumer' as const, sessionId: null, deviceId: null, userAgent: 'MyBank/3.2 (iPhone; iOS 17.2)', destination: null, money: null,
  }))),
);

/** An address of another network that is counted with the one at home. */
const sharesBucket = Array.from({ length: 100_000 }, (_, n) => `181.${n >> 16}.${(n >> 8) & 255}.${n & 255}`).find((line) => habit.address(line) === habit.address('190.16.0.1')) ?? '';

describe('an address', () => {
  it.each([
    ['at home', '190.16.0.1', 7303, true],
    ['at home, of which nobody knows the network', '190.16.0.1', null, true],
    ['elsewhere', '181.9.0.1', 10318, false],
    ['elsewhere, counted with the one at home', sharesBucket, 10318, false],
  ])('%s', (_, line, asn, isKnown) => {
    expect(atHome.timesAt({ address: habit.address(line), asn: asn === null ? null : habit.asn(asn) }) > 0).toBe(isKnown);
  });
});
