import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from './coordinates.js';

const madrid = { latitude: 40.4168, longitude: -3.7038 };
const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('distanceKm', () => {
  it.each([
    ['Tokyo', { latitude: 35.6762, longitude: 139.6503 }, 10_770],
    ['Buenos Aires', { latitude: -34.6037, longitude: -58.3816 }, 10_040],
    ['Lisbon', { latitude: 38.7223, longitude: -9.1393 }, 503],
    ['Madrid', madrid, 0],
  ])('from Madrid to %s', (_, there, expected) => {
    expect(Math.abs(distanceKm(madrid, there) - expected)).toBeLessThan(15);
  });

  it('crosses the date line the short way', () => {
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 1);
  });

  it('measures half the globe between opposite points, wherever they are', () => {
    fc.assert(
      fc.property(place, (here) => {
        const opposite = { latitude: -here.latitude, longitude: here.longitude + 180 };
        expect(distanceKm(here, opposite)).toBeCloseTo(20_015.1, 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is symmetric, never negative and never more than half the globe', () => {
    fc.assert(
      fc.property(place, place, (here, there) => {
        const distance = distanceKm(here, there);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(20_016);
        expect(distanceKm(there, here)).toBeCloseTo(distance, 6);
      }),
    );
  });
});
