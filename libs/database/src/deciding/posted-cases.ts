import type { JsonObject } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnFields } from '../facts/own-fields.js';
import { type EventToRecord, type Recorded, userIdOf } from '../recording/event-to-record.js';
import { type CaseRow, casesOf, deviceOfEvent, type PostedCase } from '../rules/load-event-cases.js';
import { loadStates } from '../rules/load-states.js';
import { parsedAsJsonb } from './as-jsonb.js';

/** An event as it is stored, of which nobody knows yet where it came from: it was just posted, and need not be read. */
export const postedRow = (event: EventToRecord, recorded: Recorded): CaseRow => ({
  id: event.id,
  organization_id: event.organizationId,
  entity_id: recorded.entityId,
  timestamp: new Date(event.timestamp),
  created_at: new Date(event.createdAt),
  event_type: event.eventType,
  user_id: userIdOf(event, recorded),
  session_id: event.sessionId,
  device_id: event.deviceId,
  device_details: parsed(event.deviceDetails),
  ip_address: event.ipAddress,
  country: event.country,
  user_agent: event.userAgent,
  is_vpn: event.isVpn,
  is_proxy: event.isProxy,
  is_new_device: recorded.isNewDevice,
  failed_attempts_count: event.failedAttemptsCount,
  destination_account_id: event.destinationAccountId,
  destination_cuit: event.destinationCuit,
  metadata: parsed(event.metadata),
  ...nowhere,
  ...unregistered,
});

const parsed = (text: string | null): JsonObject | null => (text === null ? null : (parsedAsJsonb(text) as JsonObject)); // written from an object

const nowhere = { place_country: null, place_region: null, place_city: null, asn: null, network_class: null } as const;
const unregistered = { is_trusted: null, is_blocked: null, first_seen_at: null } as const;

interface DeviceRow extends Pick<CaseRow, 'is_trusted' | 'is_blocked' | 'first_seen_at'> {
  n: number;
}

const devices = {
  name: 'rules-devices',
  text: `select e.n, d.is_trusted, d.is_blocked, d.first_seen_at from unnest($1::int[], $2::uuid[], $3::text[], $4::uuid[]) as e(n, entity_id, device_id, organization_id) ${deviceOfEvent}`,
};

export interface PostedOptions {
  readonly withObservations: boolean;
  readonly withDevices: boolean;
  readonly ownFields: OwnFields;
  /** Whether their devices are new, of those whose devices are being registered. */
  readonly newDeviceById: Promise<ReadonlyMap<string, boolean>>;
}

/** All of these events in the order in which they happened. Of nobody's nothing is known but the event. */
export async function loadPostedCases(tx: Queryable, rows: readonly CaseRow[], { withObservations, withDevices, ownFields, newDeviceById }: PostedOptions): Promise<PostedCase[]> {
  const [isNew, states, events] = await Promise.all([
    newDeviceById,
    loadStates(tx, rows.flatMap(({ entity_id: entityId }) => entityId ?? []), { withObservations }),
    withDevices ? onDevices(tx, rows) : rows,
    ownFields.in(tx, rows),
  ]);
  const inOrder = events.toSorted((a, b) => a.timestamp.getTime() - b.timestamp.getTime() || (a.id < b.id ? -1 : 1));
  return casesOf(tx, inOrder.map((row) => ({ ...row, is_new_device: isNew.get(row.id) ?? row.is_new_device })), states, ownFields);
}

async function onDevices(tx: Queryable, rows: readonly CaseRow[]): Promise<readonly CaseRow[]> {
  const named = rows.flatMap((row, n) => (row.entity_id === null || row.device_id === null ? [] : [{ row, n }]));
  if (named.length === 0) return rows;
  const found = await tx.rows<DeviceRow & Record<string, unknown>>(devices, [named.map(({ n }) => n), named.map(({ row }) => row.entity_id), named.map(({ row }) => row.device_id), named.map(({ row }) => row.organization_id)]);
  const known = new Map(found.map(({ n, ...device }) => [n, device]));
  return rows.map((row, n) => ({ ...row, ...known.get(n) }));
}
