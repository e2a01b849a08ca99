import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';

export interface DeviceToTell {
  readonly id: string;
  readonly organizationId: string;
  readonly deviceId: string;
  readonly entityId: string | null;
}

const LONGEST = { id: 256, reason: 1_000 };

function noticeOf(type: string, { id, organizationId, deviceId, entityId }: DeviceToTell, data: object, at: Date): Notice {
  const device = { id, deviceId: shorten(deviceId, LONGEST.id), entityId };
  return { type, about: entityId === null ? null : { entityId }, organizationId, body: JSON.stringify({ type, timestamp: at.toISOString(), data: { device, ...data } }) };
}

export const registeredNotice = (device: DeviceToTell, at: Date): Notice => noticeOf('device.registered', device, {}, at);
export const blockedNotice = (device: DeviceToTell, reason: string, at: Date): Notice => noticeOf('device.blocked', device, { reason: shorten(reason, LONGEST.reason) }, at);
