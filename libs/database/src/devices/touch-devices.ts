import { remember } from '@app/domain';
import type { Queryable } from '../database.js';
import { fromColumns, type SightAddress, sightOf } from './device-memory.js';
import { type DeviceToWrite, type KnownDevice, knownDeviceColumns, writeDevices } from './known-device.js';

/** An event that came from a device, or a registration: what it says of the device. */
export interface DeviceSeen {
  readonly id: string;
  readonly at: Date;
  /** When we learned of it. A device that was deleted before comes back. */
  readonly acceptedAt: Date;
  readonly organizationId: string;
  /** Null: nobody has said who it is. */
  readonly entityId: string | null;
  readonly deviceId: string;
  readonly details: Record<string, unknown>;
  readonly address: SightAddress | null;
  readonly userAgent: string | null;
}

// "is true" leaves the planner the index by person: by organization it would go through all of its devices for each sight.
const find = {
  name: 'device-find',
  text: `select d.id from unnest($1::uuid[], $2::uuid[], $3::text[]) as seen(organization_id, entity_id, device_id)
    join device d on d.entity_id = seen.entity_id and d.device_id = seen.device_id and (d.organization_id = seen.organization_id) is true
    union all
    select d.id from unnest($1::uuid[], $2::uuid[], $3::text[]) as seen(organization_id, entity_id, device_id)
    join device d on d.organization_id = seen.organization_id and d.entity_id is null and d.device_id = seen.device_id
    where seen.entity_id is null`,
};

// In id order, so that two transactions with the same devices wait in turn. By id alone: a row that changed while we waited is
// asked about again, and a join would have to find it a second time.
const lock = { name: 'device-lock', text: `select ${knownDeviceColumns} from device where id = any($1::uuid[]) order by id for no key update` };

/** Moves the first and last sight of these devices, and what the newest sights say of them. Devices that nobody registered are left out. */
export async function touchDevices(tx: Queryable, sights: readonly DeviceSeen[]): Promise<void> {
  if (sights.length === 0) return;
  const seen = new Map<string, DeviceSeen[]>();
  for (const sight of sights) {
    const others = seen.get(identityOf(sight));
    if (others) others.push(sight);
    else seen.set(identityOf(sight), [sight]);
  }
  const ones = [...seen.values()].map(([one]) => one as DeviceSeen);
  const ids = await tx.rows<{ id: string }>(find, [ones.map((one) => one.organizationId), ones.map((one) => one.entityId), ones.map((one) => one.deviceId)]);
  const known = await tx.rows<KnownDevice & Record<string, unknown>>(lock, [ids.map(({ id }) => id)]);
  const ofRow = (row: KnownDevice) => seen.get(identityOf({ organizationId: row.organization_id, entityId: row.entity_id, deviceId: row.device_id })) ?? [];
  await writeDevices(tx, known.flatMap((row) => touch(row, ofRow(row))));
}

/** Empty when the sights change nothing. */
function touch(row: KnownDevice, sights: readonly DeviceSeen[]): DeviceToWrite[] {
  const before = fromColumns(row);
  const memory = sights.reduce((known, sight) => remember(known, sightOf(sight)), before);
  const firstSeenAt = new Date(Math.min(row.first_seen_at.getTime(), ...sights.map(({ at }) => at.getTime())));
  const { deleted_at: deletedAt } = row;
  const comesBack = deletedAt !== null && sights.some(({ acceptedAt }) => acceptedAt > deletedAt);
  if (memory === before && !comesBack && firstSeenAt.getTime() === row.first_seen_at.getTime()) return [];
  return [{ id: row.id, firstSeenAt, deletedAt: comesBack ? null : deletedAt, memory }];
}

const identityOf = ({ organizationId, entityId, deviceId }: Pick<DeviceSeen, 'organizationId' | 'entityId' | 'deviceId'>): string => `${organizationId} ${entityId ?? ''} ${deviceId}`;
