import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';
import type { EventToRecord, Recorded } from './event-to-record.js';

type Row = EventToRecord & Recorded;

/** Each column of `event` that ingest fills: its type and where its value comes from. */
const columns: readonly (readonly [column: string, type: string, value: (row: Row) => unknown])[] = [
  ['id', 'uuid', (row) => row.id],
  ['timestamp', 'timestamptz', (row) => row.timestamp],
  ['organization_id', 'uuid', (row) => row.organizationId],
  ['created_at', 'timestamptz', (row) => row.createdAt],
  ['event_type', 'text', (row) => row.eventType],
  ['client_id', 'text', (row) => row.clientId],
  ['user_id', 'text', (row) => row.userId],
  ['entity_id', 'uuid', (row) => row.entityId],
  ['entity_external_id', 'text', (row) => row.entityExternalId],
  ['tax_id', 'text', (row) => row.taxId],
  ['event_date', 'text', (row) => row.eventDate],
  ['session_id', 'text', (row) => row.sessionId],
  ['device_id', 'text', (row) => row.deviceId],
  ['device_details', 'jsonb', (row) => row.deviceDetails],
  ['ip_address', 'text', (row) => row.ipAddress],
  ['country', 'text', (row) => row.country],
  ['is_vpn', 'boolean', (row) => row.isVpn],
  ['is_proxy', 'boolean', (row) => row.isProxy],
  ['is_new_device', 'boolean', (row) => row.isNewDevice],
  ['failed_attempts_count', 'integer', (row) => row.failedAttemptsCount],
  ['destination_account_id', 'text', (row) => row.destinationAccountId],
  ['destination_cuit', 'text', (row) => row.destinationCuit],
  ['previous_value', 'text', (row) => row.previousValue],
  ['user_agent', 'text', (row) => row.userAgent],
  ['metadata', 'jsonb', (row) => row.metadata],
  ['extra', 'jsonb', (row) => row.extra],
];

const names = columns.map(([column]) => column).join(', ');
const arrays = columns.map(([, type], n) => `$${n + 1}::${type}[]`).join(', ');
const next = (n: number): string => `$${columns.length + n}`;

// One round trip for the events, the waiting room and the ledger row that promises the rest.
const insert = {
  name: 'event-insert',
  text: `with stored as (
      insert into event (${names}) select * from unnest(${arrays})
    ), waiting as (
      insert into unresolved_event (event_id, timestamp, organization_id, entity_external_id, tax_id_normalized)
      select * from unnest(${next(1)}::uuid[], ${next(2)}::timestamptz[], ${next(3)}::uuid[], ${next(4)}::text[], ${next(5)}::text[])
    )
    insert into batch (stage, event_ids, event_times, unresolved_ids, created_entity_ids, ring_at)
    values ('received', $1, $2, ${next(1)}, ${next(6)}, now() + ${next(7)} * interval '1 ms')
    returning id`,
};

/** Writes the events, those without a person also into the waiting room, and the ledger row. Answers its id. */
export async function insertEvents(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>, createdEntityIds: readonly string[]): Promise<string> {
  const rows = [...recorded].map(([event, own]): Row => ({ ...event, ...own }));
  const unresolved = rows.filter((row) => row.entityId === null);
  const [batch] = await tx.rows<{ id: string }>(insert, [
    ...columns.map(([, , value]) => rows.map(value)),
    unresolved.map((row) => row.id),
    unresolved.map((row) => row.timestamp),
    unresolved.map((row) => row.organizationId),
    unresolved.map((row) => row.entityExternalId),
    unresolved.map((row) => row.taxIdNormalized),
    createdEntityIds,
    firstRingAfter,
  ]);
  return (batch as { id: string }).id;
}
