import { createHash } from 'node:crypto';
import { type SightAddress, unplaced } from '../devices/device-memory.js';
import type { DeviceSeen } from '../devices/touch-devices.js';

/** What an event knows of the device that it came from. */
export interface EventOfDevice {
  id: string;
  timestamp: Date;
  created_at: Date;
  organization_id: string;
  entity_id: string | null;
  device_id: string | null;
  device_details: Record<string, unknown> | null;
  ip_address: string | null;
  user_agent: string | null;
}

/** The sight of a device that an event is; none without details, for then it is only a name. */
export function seenIn(event: EventOfDevice, place: Omit<SightAddress, 'ipAddress'>): DeviceSeen[] {
  const { device_id: deviceId, device_details: details } = event;
  if (deviceId === null || details === null) return [];
  return [{
    id: contentId([details, event.ip_address, event.user_agent]),
    at: event.timestamp,
    acceptedAt: event.created_at,
    organizationId: event.organization_id,
    entityId: event.entity_id,
    deviceId,
    details,
    address: addressOf(event.ip_address, details, place),
    userAgent: event.user_agent || null,
  }];
}

/** The event's own address has a place; the one that only the device tells of has none. */
function addressOf(ipAddress: string | null, details: Record<string, unknown>, { country, city, asn, asName }: Omit<SightAddress, 'ipAddress'>): SightAddress | null {
  if (ipAddress) return { ipAddress, country, city, asn, asName };
  const told = details['ipAddress'];
  return typeof told === 'string' && told !== '' ? unplaced(told) : null;
}

/** A UUID of what was said: two sights of one moment have an order, and not that in which they arrived. */
const contentId = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
