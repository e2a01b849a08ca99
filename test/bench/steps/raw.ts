import { readTaxId } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Store } from '../rig/store.js';
import { Events } from '../load/events.js';
import type { Figures, Shot } from './step.js';

const ROWS_AT_ONCE = 500;
const CONNECTIONS = 4;

/**
 * The same rows into the same table and indexes with nothing around: no HTTP, no checks, no ledger, no devices. The
 * rows are prepared before the clock starts, so this is PostgreSQL and its client at their best.
 */
export async function rawInserts(shot: Shot): Promise<Figures> {
  const { store } = await shot.rig.ingest();
  await store.clear();
  const types = await columnTypes(store);
  const groups = prepare(shot, store.organizationId as string, await customers(store), types); // ingest's store has an organization
  const names = types.map(({ column }) => column);
  const arrays = types.map(({ type }, n) => `$${n + 1}::${type}[]`);
  const insert = { name: 'bench-raw', text: `insert into event (${names.join(', ')}) select * from unnest(${arrays.join(', ')})` };
  let next = 0;
  const work = async (): Promise<void> => {
    for (let group = groups[next++]; group; group = groups[next++]) await store.database.run(insert, group);
  };
  const startedAt = performance.now();
  await shot.watched(() => Promise.all(Array.from({ length: CONNECTIONS }, work)));
  return { insertedPerSecond: shot.rows / ((performance.now() - startedAt) / 1_000) };
}

/** What ingest fills; the columns of the place stay empty, as with ingest. */
const filled = [
  'id', 'timestamp', 'organization_id', 'created_at', 'event_type', 'client_id', 'user_id', 'entity_id', 'entity_external_id', 'tax_id',
  'event_date', 'session_id', 'device_id', 'device_details', 'ip_address', 'country', 'is_vpn', 'is_proxy', 'is_new_device',
  'failed_attempts_count', 'destination_account_id', 'destination_cuit', 'previous_value', 'user_agent', 'metadata', 'extra',
] as const;

type Column = (typeof filled)[number];
type ColumnType = { readonly column: Column; readonly type: string };

async function columnTypes(store: Store): Promise<ColumnType[]> {
  const rows = await store.database.rows<{ column: Column; type: string }>(
    `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = 'event'::regclass and attname = any($1::text[]) order by array_position($1::text[], attname::text)`,
    [filled],
  );
  return rows;
}

async function customers(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await store.database.rows<{ id: string; external_id: string; tax_id: string }>('select id, external_id, tax_id_normalized as tax_id from entity');
  return new Map(rows.flatMap(({ id, external_id: externalId, tax_id: taxId }) => [[externalId, id], [taxId, id]]));
}

/** For each statement one array a column. */
function prepare({ seed, people, rows }: Shot, organizationId: string, entities: ReadonlyMap<string, string>, types: readonly ColumnType[]): unknown[][][] {
  const events = new Events(seed, people);
  const groups: unknown[][][] = [];
  for (let made = 0; made < rows; made += ROWS_AT_ONCE) {
    const records = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - made) }, () => recordOf(JSON.parse(events.next()) as Posted, organizationId, entities));
    groups.push(types.map(({ column }) => records.map((record) => record[column] ?? null)));
  }
  return groups;
}

interface Posted {
  readonly [field: string]: unknown;
  readonly taxId?: string;
  readonly entityExternalId?: string;
}

function recordOf(event: Posted, organizationId: string, entities: ReadonlyMap<string, string>): Partial<Record<Column, unknown>> {
  const taxId = event.taxId === undefined ? null : readTaxId(event.taxId, 'AR').normalized;
  return {
    id: uuid(),
    timestamp: event['timestamp'],
    organization_id: organizationId,
    created_at: event['timestamp'],
    event_type: event['eventType'],
    user_id: event['userId'],
    entity_id: entities.get(event.entityExternalId ?? taxId ?? ''),
    entity_external_id: event.entityExternalId,
    tax_id: event.taxId,
    session_id: event['sessionId'],
    device_id: event['deviceId'],
    device_details: event['deviceDetails'] ? JSON.stringify(event['deviceDetails']) : null,
    ip_address: event['ipAddress'],
    country: event['country'],
    is_new_device: event['deviceDetails'] ? false : null,
    failed_attempts_count: event['failedAttemptsCount'],
    destination_account_id: event['destinationAccountId'],
    user_agent: event['userAgent'],
    metadata: JSON.stringify(event['metadata']),
  };
}
