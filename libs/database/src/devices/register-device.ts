import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';
import { type SightAddress, unplaced } from './device-memory.js';
import { mergeMetadata } from './merge-metadata.js';
import { announceQuietly } from '../delivery/announce.js';
import { registeredNotice } from './device-notices.js';
import { scorePeopleOn } from './people-on.js';
import { touchDevices } from './touch-devices.js';

/** A device as somebody registers it. */
export interface DeviceToRegister {
  readonly deviceId: string;
  readonly details: Record<string, unknown>;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly metadata: Record<string, unknown>;
}

export interface RegisteredDevice {
  readonly id: string;
  readonly created: boolean;
  /** The batch to ring scoring for: a new person on a device changes everybody on it. Null: nothing changed for anybody. */
  readonly batchId: string | null;
}

/** A device that is known before an event comes from it. A known one is seen again. Null when there is no such entity. */
export class RegisterDevice {
  constructor(private readonly database: Database) {}

  register(organizationId: string, entityId: string, device: DeviceToRegister, now: Date): Promise<RegisteredDevice | null> {
    return this.database.transaction(async (tx) => {
      // Locked against being deleted meanwhile.
      const [entity] = await tx.rows('select id from entity where organization_id = $1 and id = $2 and deleted_at is null for key share', [organizationId, entityId]);
      if (!entity) return null;
      const isNew = await insert(tx, organizationId, entityId, device, now);
      const before = await lock(tx, organizationId, entityId, device.deviceId);
      const address = addressOf(device.ipAddress, before);
      await touchDevices(tx, [{ id: uuid(), at: now, acceptedAt: now, organizationId, entityId, deviceId: device.deviceId, details: device.details, address, userAgent: device.userAgent }]);
      await mergeMetadata(tx, before.id, device.metadata);
      const created = isNew || before.was_deleted;
      if (created) await announceQuietly(tx, [registeredNotice({ id: before.id, organizationId, deviceId: device.deviceId, entityId }, now)], now);
      return { id: before.id, created, batchId: created ? await scorePeopleOn(tx, organizationId, device.deviceId) : null };
    });
  }
}

interface Locked {
  readonly id: string;
  readonly was_deleted: boolean;
  readonly ip_address: string | null;
  readonly place_country: string | null;
  readonly place_city: string | null;
  readonly asn: number | null;
  readonly as_name: string | null;
}

async function insert(tx: Queryable, organizationId: string, entityId: string, { deviceId }: DeviceToRegister, now: Date): Promise<boolean> {
  const inserted = await tx.run(
    `insert into device (id, organization_id, entity_id, device_id, first_seen_at, last_seen_at, created_at, updated_at) values ($1, $2, $3, $4, $5, $5, $5, $5)
     on conflict (organization_id, entity_id, device_id) do nothing`,
    [uuid(), organizationId, entityId, deviceId, now.toISOString()],
  );
  return inserted === 1;
}

async function lock(tx: Queryable, organizationId: string, entityId: string, deviceId: string): Promise<Locked> {
  const [row] = await tx.rows<Locked & Record<string, unknown>>(
    `select id, deleted_at is not null as was_deleted, ip_address, place_country, place_city, asn::float8 as asn, as_name
     from device where organization_id = $1 and entity_id = $2 and device_id = $3 for no key update`,
    [organizationId, entityId, deviceId],
  );
  return row as Locked;
}

/** Only geolocation places addresses: a stated one that is not the last known has no place. */
function addressOf(ipAddress: string | null, before: Locked): SightAddress | null {
  if (ipAddress === null) return null;
  if (ipAddress !== before.ip_address) return unplaced(ipAddress);
  return { ipAddress, country: before.place_country, city: before.place_city, asn: before.asn, asName: before.as_name };
}
