import { describe, expect, it } from 'vitest';
import type { PersonAtHand } from './fact-loader.js';
import type { RecentEvent } from '@app/domain';
import { visits } from './visits.fact.js';

const madrid = { latitude: 40.42, longitude: -3.7, accuracyKm: 50, country: 'ES', asn: 3352, networkClass: 'consumer', deviceId: null } as const;
const tokyo = { latitude: 35.68, longitude: 139.65, accuracyKm: 50, country: 'JP', asn: 2516, networkClass: 'consumer', deviceId: null } as const;
const nowhere = { latitude: null, longitude: null, accuracyKm: null, country: null, asn: null, networkClass: null } as const;

const visited = (...whereabouts: Partial<RecentEvent>[]) => visits({ whereabouts } as Partial<PersonAtHand> as PersonAtHand);

describe('visits', () => {
  it('lie where they were placed', () => {
    expect(visited({ at: 1, line: '80.58.61.250', ...madrid }, { at: 2, line: '210.138.100.1', ...tokyo }, { at: 3, line: '80.58.61.250', ...nowhere })).toEqual([
      { at: 1, ...madrid },
      { at: 2, ...tokyo },
    ]);
  });

  it('do not travel when an address is placed anew', () => {
    expect(visited({ at: 1, line: '80.58.61.250', ...madrid }, { at: 2, line: '80.58.61.250', ...tokyo })).toEqual([
      { at: 1, ...tokyo },
      { at: 2, ...tokyo },
    ]);
  });
});
