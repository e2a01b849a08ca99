import { Client } from 'pg';

/** The columns and indexes of our `event`; not partitioned, and with a shorter primary key, which is in its favour. */
const table = [
  `create table if not exists event (
    id uuid primary key default gen_random_uuid(), timestamp timestamptz(3) not null, organization_id uuid not null,
    created_at timestamptz(3) not null default now(), event_type text not null, client_id text, user_id text, entity_id uuid,
    entity_external_id text, tax_id text, event_date text, session_id text, device_id text, device_details jsonb, ip_address text,
    country text, is_vpn boolean, is_proxy boolean, is_new_device boolean, failed_attempts_count integer,
    destination_account_id text, destination_cuit text, previous_value text, user_agent text, metadata jsonb, extra jsonb,
    located_at timestamptz(3), address_kind text, place_country text, place_region text, place_city text, latitude real,
    longitude real, accuracy_km real, asn bigint, as_name text, network_class text
  )`,
  'create index if not exists event_of_entity on event (entity_id, timestamp desc)',
  `create index if not exists event_by_address on event (organization_id, ip_address, timestamp desc) include (entity_id)
    where ip_address is not null`,
];

export async function createTable(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    for (const statement of table) await client.query(statement);
  } finally {
    await client.end();
  }
}
