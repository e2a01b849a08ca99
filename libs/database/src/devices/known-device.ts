import type { DeviceMemory } from '@app/domain';
import type { Queryable } from '../database.js';
import { type MemoryColumns, toColumns } from './device-memory.js';

/** A row of `device` that is locked and will be written. */
export interface KnownDevice extends MemoryColumns {
  readonly id: string;
  readonly organization_id: string;
  readonly entity_id: string | null;
  readonly device_id: string;
  readonly first_seen_at: Date;
  readonly deleted_at: Date | null;
}

export const knownDeviceColumns = `id, organization_id, entity_id, device_id, first_seen_at, deleted_at, details, ip_address, user_agent, place_country, place_city,
  asn::float8 as asn, as_name, said_by, last_seen_at, last_seen_by`;

/** What becomes of it. */
export interface DeviceToWrite {
  readonly id: string;
  readonly firstSeenAt: Date;
  readonly deletedAt: Date | null;
  readonly memory: DeviceMemory;
}

const remembered = [
  ['details', 'jsonb'], ['ip_address', 'text'], ['user_agent', 'text'], ['place_country', 'text'], ['place_city', 'text'], ['asn', 'bigint'], ['as_name', 'text'],
  ['said_by', 'jsonb'], ['last_seen_at', 'timestamptz'], ['last_seen_by', 'uuid'],
] as const satisfies readonly (readonly [keyof MemoryColumns, string])[];

const columns = ['first_seen_at', 'deleted_at', ...remembered.map(([name]) => name)];

const write = {
  name: 'device-write',
  text: `update device d set ${columns.map((name) => `${name} = n.${name}`).join(', ')}, updated_at = now()
    from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], ${remembered.map(([, type], n) => `$${n + 4}::${type}[]`).join(', ')}) as n(id, ${columns.join(', ')})
    where d.id = n.id`,
};

export async function writeDevices(tx: Queryable, devices: readonly DeviceToWrite[]): Promise<void> {
  if (devices.length === 0) return;
  const rows = devices.map(({ memory }) => toColumns(memory));
  await tx.run(write, [
    devices.map(({ id }) => id),
    devices.map(({ firstSeenAt }) => firstSeenAt.toISOString()),
    devices.map(({ deletedAt }) => deletedAt?.toISOString() ?? null),
    ...remembered.map(([name]) => rows.map((row) => row[name])),
  ]);
}
