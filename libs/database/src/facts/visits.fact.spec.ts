import { describe, expect, it } from 'vitest';
import type { Inquiry } from './fact-loader.js';
import type { RecentEvent } from '@app/domain';
import { visits } from './visits.fact.js';

const madrid = { latitude: 40.42, longitude: -3.7, accuracyKm: 50, country: 'ES', asn: 3352, networkClass: 'consumer', deviceId: null } as const;
const tokyo = { latitude: 35.68, longitude: 139.65, accuracyKm: 50, country: 'JP', asn: 2516, networkClass: 'consumer', deviceId: null } as const;
const nowhere = { latitude: null, longitude: null, accuracyKm: null, country: null, asn: null, networkClass: null } as const;

const visited = async (...events: Partial<RecentEvent>[]) => {
  const inquiry = { recentEvents: () => Promise.resolve([events as RecentEvent[]]) } as Partial<Inquiry> as Inquiry;
  return (await visits(inquiry))[0];
};

describe('visits', () => {
  it('lie where they were placed', async () => {
    expect(await visited({ at: 1, ipAddress: '80.58.61.250', ...madrid }, { at: 2, ipAddress: '210.138.100.1', ...tokyo }, { at: 3, ipAddress: '80.58.61.250', ...nowhere })).toEqual([
      { at: 1, ...madrid },
      { at: 2, ...tokyo },
    ]);
  });

  it('do not travel when an address is placed anew', async () => {
    expect(await visited({ at: 1, ipAddress: '80.58.61.250', ...madrid }, { at: 2, ipAddress: '80.58.61.250', ...tokyo })).toEqual([
      { at: 1, ...tokyo },
      { at: 2, ...tokyo },
    ]);
  });
});
