import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';
import { type EventToRecord, type Recorded, userIdOf } from './event-to-record.js';
import type { Sights } from './sights.js';

/** Each column of `event` that ingest fills: its type, where its value comes from, and the cast of what cannot come as itself. */
const columns: readonly (readonly [column: string, type: string, value: (event: EventToRecord, recorded: Recorded) => unknown, cast?: string])[] = [
  ['id', 'uuid', (event) => event.id],
  ['timestamp', 'timestamptz', (event) => event.timestamp],
  ['organization_id', 'uuid', (event) => event.organizationId],
  ['created_at', 'timestamptz', (event) => event.createdAt],
  ['event_type', 'text', (event) => event.eventType],
  ['client_id', 'text', (event) => event.clientId],
  ['user_id', 'text', userIdOf],
  ['entity_id', 'uuid', (_, recorded) => recorded.entityId],
  ['entity_external_id', 'text', (event, recorded) => event.entityExternalId ?? recorded.personOfSession ?? null],
  ['tax_id', 'text', (event) => event.taxId],
  ['event_date', 'text', (event) => event.eventDate],
  ['session_id', 'text', (event) => event.sessionId],
  ['device_id', 'text', (event) => event.deviceId],
  ['device_details', 'jsonb', (event) => event.deviceDetails],
  ['ip_address', 'text', (event) => event.ipAddress],
  ['country', 'text', (event) => event.country],
  ['is_vpn', 'boolean', (event) => event.isVpn],
  ['is_proxy', 'boolean', (event) => event.isProxy],
  ['is_new_device', 'boolean', (event) => event.isNewDevice],
  ['failed_attempts_count', 'integer', (event) => event.failedAttemptsCount],
  ['destination_account_id', 'text', (event) => event.destinationAccountId],
  ['destination_cuit', 'text', (event) => event.destinationCuit],
  ['previous_value', 'text', (event) => event.previousValue],
  ['user_agent', 'text', (event) => event.userAgent],
  ['metadata', 'jsonb', (event) => event.metadata],
  ['extra', 'jsonb', (event) => event.extra],
  ['source', 'text', (event) => event.source],
  ['time_mark', 'text', (event) => event.timeMark],
  // An array of arrays would arrive flattened: each comes as text.
  ['group_ids', 'text', (_, { groupIds }) => (groupIds && groupIds.length > 0 ? `{${groupIds.join(',')}}` : null), '::uuid[]'],
];

/** Each connection counts on its own rows: groups in flight would wait for each other's otherwise. */
const SHARDS = 64;

const names = columns.map(([column]) => column).join(', ');
const arrays = columns.map(([, type], n) => `$${n + 1}::${type}[]`).join(', ');
// A device that is registered in this transaction is new where it has the id that this sight of it would give it.
const isNewDevice = 'case when sight is null then is_new_device else exists (select from device d where d.id = sight) end';
const values = columns.map(([column, , , cast = '']) => (column === 'is_new_device' ? isNewDevice : `${column}${cast}`)).join(', ');
const numberOf = (column: string): string => `$${columns.findIndex(([name]) => name === column) + 1}`;
const next = (n: number): string => `$${columns.length + n}`;

// One round trip for the events, their count, the waiting room, the row for whoever watches and the ledger row that promises the rest.
const insert = {
  name: 'event-insert',
  text: `with stored as (
      insert into event (${names}) select ${values} from unnest(${arrays}, ${next(8)}::uuid[]) as e(${names}, sight)
    ), tallied as (
      insert into event_tally (organization_id, month, event_type, shard, events, last_at)
      select organization_id, date_trunc('month', created_at at time zone 'UTC')::date, event_type, pg_backend_pid() % ${SHARDS}, count(*), max(timestamp)
      from unnest(${numberOf('organization_id')}::uuid[], ${numberOf('created_at')}::timestamptz[], ${numberOf('event_type')}::text[], ${numberOf('timestamp')}::timestamptz[])
        as e(organization_id, created_at, event_type, timestamp)
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (organization_id, month, event_type, shard)
        do update set events = event_tally.events + excluded.events, last_at = greatest(event_tally.last_at, excluded.last_at)
    ), waiting as (
      insert into unresolved_event (event_id, timestamp, organization_id, entity_external_id, tax_id_normalized)
      select * from unnest(${next(1)}::uuid[], ${next(2)}::timestamptz[], ${next(3)}::uuid[], ${next(4)}::text[], ${next(5)}::text[])
    ), taken as (
      insert into intake (xid, organization_ids, event_ids, event_times) values (pg_current_xact_id()::text::bigint, ${numberOf('organization_id')}, $1, $2)
    )
    insert into batch (stage, event_ids, event_times, unresolved_ids, created_entity_ids, ring_at)
    values ('received', $1, $2, ${next(1)}, ${next(6)}, now() + ${next(7)} * interval '1 ms')
    returning id`,
};

/** Writes the events, those without a person also into the waiting room, and the ledger row. Events may wait for the entities that are named. Answers its id. */
export async function insertEvents(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>, awaitedEntityIds: readonly string[], deviceIdOf: Sights['deviceIdOf']): Promise<string> {
  const rows = [...recorded];
  // Nobody appears under an id of ours: whoever names nothing else, or is tracked and names nobody, waits for nobody.
  const unresolved = rows.filter(([event, own]) => own.entityId === null && (event.entityExternalId !== null || event.taxIdNormalized !== null)).map(([event]) => event);
  const [batch] = await tx.rows<{ id: string }>(insert, [
    ...columns.map(([, , value]) => rows.map(([event, own]) => value(event, own))),
    unresolved.map((row) => row.id),
    unresolved.map((row) => row.timestamp),
    unresolved.map((row) => row.organizationId),
    unresolved.map((row) => row.entityExternalId),
    unresolved.map((row) => row.taxIdNormalized),
    awaitedEntityIds,
    firstRingAfter,
    rows.map(([event]) => deviceIdOf.get(event) ?? null),
  ]);
  return (batch as { id: string }).id;
}
