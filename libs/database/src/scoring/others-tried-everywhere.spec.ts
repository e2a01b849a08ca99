import { describe, expect, it } from 'vitest';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import type { OwnDevices } from '../facts/own-devices.js';
import { appearancesOf } from './others-tried-everywhere.js';

const minute = 60_000;
const start = Date.parse('2026-11-10T15:00:00Z');

interface Login {
  readonly n: number;
  readonly eventType?: string;
  /** When the device appeared. */
  readonly at?: number;
  /** How long after the device appeared. */
  readonly later?: number;
}

function appeared(logins: readonly Login[]): ReturnType<typeof appearancesOf> {
  const devicesOf = new Map<string, OwnDevices>();
  const happened = logins.map(({ n, eventType = 'LOGIN_FAILED', at = start, later = 0 }) => {
    const device = { deviceId: `device-${n}`, firstSeenAt: at, details: {}, userAgent: null, disregarded: false };
    devicesOf.set(`person-${n}`, { known: 2, newestAt: at, lastSeen: [device] });
    return { organizationId: 'ours', entityId: `person-${n}`, event: { eventType, deviceId: device.deviceId, at: at + later } } as unknown as EventOfEntity; // all that is looked at
  });
  return appearancesOf(happened, devicesOf);
}

describe('those who opened before a wave are looked for', () => {
  it.each<[string, readonly Login[], number]>([
    ['where somebody fails to log in on a new device', [{ n: 1 }], 1],
    ['where as many fail as get in', [{ n: 1 }, { n: 2, eventType: 'LOGIN_SUCCESS' }], 1],
    ['not on the day on which everybody’s device is new, and some mistype', [{ n: 1 }, { n: 2, eventType: 'LOGIN_SUCCESS' }, { n: 3, eventType: 'LOGIN_SUCCESS' }], 0],
    ['not where nobody fails', [{ n: 1, eventType: 'LOGIN_SUCCESS' }], 0],
    ['not on a device that has been there for two hours', [{ n: 1, later: 120 * minute }], 0],
  ])('%s', (_, logins, stretches) => {
    expect(appeared(logins)).toHaveLength(stretches);
  });

  it('a few at a time, in the order in which their devices appeared, and all of them', () => {
    const stretches = appeared(Array.from({ length: 40 }, (_, n) => ({ n, at: start + ((n * 7) % 40) * 1_000 })));
    expect(stretches.map(({ from, until }) => [(from - start) / 1_000, (until - start) / 1_000])).toEqual([[0, 15], [16, 31], [32, 39]]);
  });
});
