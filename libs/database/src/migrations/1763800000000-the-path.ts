import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everything that an event needs on its way, and what is configured around it. */
export class ThePath1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tenancy, ...people, ...events, ...scores, ...alerts, ...deliveries]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attempt, delivery, webhook_endpoint, alert, rule, score_history, analysis,
      station_heartbeat, idempotency_key, unresolved_event, batch, event, device, entity, api_key, organization`);
    await runner.query('drop function create_event_partition(date)');
  }
}

const tenancy = [
  `create table organization (
    id uuid primary key,
    name text not null,
    default_country text,
    created_at timestamptz(3) not null default now()
  )`,
  `create table api_key (
    id uuid primary key,
    organization_id uuid not null constraint api_key_organization references organization,
    name text not null,
    kind text not null,
    prefix text not null,
    hash bytea not null,
    permissions text[] not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3),
    revoked_at timestamptz(3)
  )`,
  'create unique index api_key_hash on api_key (hash)',
];

const people = [
  `create table entity (
    id uuid primary key,
    organization_id uuid not null constraint entity_organization references organization,
    external_id text,
    type text not null,
    name text not null,
    tax_id text,
    tax_id_normalized text,
    country text,
    status text not null default 'under_review',
    attributes jsonb not null default '{}',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create unique index entity_external_id on entity (organization_id, external_id) where external_id is not null',
  'create unique index entity_tax_id on entity (organization_id, tax_id_normalized, type) where tax_id_normalized is not null',
  // Seen again with every event: room on the page keeps the update from touching the indexes.
  `create table device (
    id uuid primary key,
    organization_id uuid not null,
    entity_id uuid not null,
    device_id text not null,
    details jsonb not null default '{}',
    is_blocked boolean not null default false,
    is_trusted boolean not null default false,
    first_seen_at timestamptz(3) not null,
    last_seen_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  ) with (fillfactor = 80)`,
  'create unique index device_of_entity on device (organization_id, entity_id, device_id)',
  'create index device_by_device_id on device (organization_id, device_id)',
];

const events = [
  // Partitioned by the moment it happened. The place columns are filled once, by geolocation: none of them is indexed
  // and each page keeps room, so that this one update stays on the page.
  `create table event (
    id uuid not null,
    timestamp timestamptz(3) not null,
    organization_id uuid not null,
    created_at timestamptz(3) not null default now(),
    event_type text not null,
    client_id text,
    user_id text,
    entity_id uuid,
    entity_external_id text,
    tax_id text,
    event_date text,
    session_id text,
    device_id text,
    device_details jsonb,
    ip_address text,
    country text,
    is_vpn boolean,
    is_proxy boolean,
    is_new_device boolean,
    failed_attempts_count integer,
    destination_account_id text,
    destination_cuit text,
    previous_value text,
    user_agent text,
    metadata jsonb,
    extra jsonb,
    located_at timestamptz(3),
    address_kind text,
    place_country text,
    place_region text,
    place_city text,
    latitude real,
    longitude real,
    accuracy_km real,
    asn bigint,
    as_name text,
    network_class text,
    primary key (id, timestamp)
  ) partition by range (timestamp)`,
  // Without the organization: an index that shares its first column with another tempts the planner to take the wrong one.
  'create index event_of_entity on event (entity_id, timestamp desc)',
  'create index event_by_address on event (organization_id, ip_address, timestamp desc) include (entity_id) where ip_address is not null',
  `create function create_event_partition(month date) returns void language plpgsql as $$
    begin
      execute format('create table if not exists %I partition of event for values from (%L) to (%L) with (fillfactor = 75)',
        'event_' || to_char(month, 'YYYY_MM'),
        date_trunc('month', month::timestamp) at time zone 'UTC',
        (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC');
    end $$`,
  'create table event_elsewhen partition of event default with (fillfactor = 75)',
  `select create_event_partition((date_trunc('month', now() at time zone 'UTC') + n * interval '1 month')::date) from generate_series(-12, 3) n`,
  `create table unresolved_event (
    event_id uuid primary key,
    timestamp timestamptz(3) not null,
    organization_id uuid not null,
    entity_external_id text,
    tax_id_normalized text
  )`,
  'create index unresolved_by_external_id on unresolved_event (organization_id, entity_external_id) where entity_external_id is not null',
  'create index unresolved_by_tax_id on unresolved_event (organization_id, tax_id_normalized) where tax_id_normalized is not null',
  `create table idempotency_key (
    organization_id uuid not null,
    key text not null,
    request_hash bytea not null,
    answer text not null,
    created_at timestamptz(3) not null default now(),
    primary key (organization_id, key)
  )`,
  'create index idempotency_key_age on idempotency_key (created_at)',
  // Small and busy: vacuumed early, or its indexes fill with what has long been finished.
  `create table batch (
    id bigint generated always as identity primary key,
    stage text not null,
    event_ids uuid[] not null,
    event_times timestamptz[] not null,
    unresolved_ids uuid[] not null default '{}',
    created_entity_ids uuid[] not null default '{}',
    entity_ids uuid[] not null default '{}',
    accepted_at timestamptz(3) not null default now(),
    ring_at timestamptz(3) not null,
    rings integer not null default 0,
    attempts integer not null default 0,
    last_error text,
    buried_at timestamptz(3)
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`,
  // Ids do not compress; trying to costs more than the work that they stand for.
  'alter table batch alter column event_ids set storage external, alter column event_times set storage external, alter column entity_ids set storage external',
  'create index batch_age on batch (stage, accepted_at) where buried_at is null',
  'create index batch_due on batch (ring_at) where buried_at is null',
  `create table station_heartbeat (
    station text primary key,
    at timestamptz(3),
    worker text,
    details jsonb not null default '{}'
  )`,
];

const scores = [
  `create table analysis (
    entity_id uuid primary key,
    organization_id uuid not null,
    cycle integer not null,
    alerted_cycle integer not null default 0,
    humanity real,
    authenticity real,
    uniqueness real,
    behavior real,
    scores jsonb not null,
    observations jsonb not null,
    event_count bigint not null,
    last_event_at timestamptz(3) not null,
    device_count integer not null,
    duration_ms real not null,
    started_at timestamptz(3) not null,
    finished_at timestamptz(3) not null
  ) with (fillfactor = 70)`,
  `create table score_history (
    entity_id uuid not null,
    cycle integer not null,
    organization_id uuid not null,
    scores jsonb not null,
    observations jsonb not null,
    event_count bigint not null,
    device_count integer not null,
    duration_ms real not null,
    finished_at timestamptz(3) not null,
    primary key (entity_id, cycle)
  )`,
];

const alerts = [
  `create table rule (
    id uuid primary key,
    organization_id uuid not null constraint rule_organization references organization,
    name text not null,
    description text not null default '',
    severity text not null,
    enabled boolean not null default true,
    conditions jsonb not null,
    version integer not null default 1,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3)
  )`,
  'create index rule_of_organization on rule (organization_id, created_at)',
  `create table alert (
    id uuid primary key,
    organization_id uuid not null,
    rule_id uuid not null constraint alert_rule references rule,
    rule_version integer not null,
    entity_id uuid not null,
    status text not null default 'PENDING',
    severity text not null,
    snapshot jsonb not null,
    accepted_at timestamptz(3) not null,
    opened_at timestamptz(3) not null default now(),
    ended_at timestamptz(3)
  )`,
  'create unique index alert_while_it_holds on alert (rule_id, entity_id) where ended_at is null',
  'create index alert_of_organization on alert (organization_id, opened_at desc, id)',
  'create index alert_of_entity on alert (organization_id, entity_id, opened_at desc)',
];

const deliveries = [
  `create table webhook_endpoint (
    id uuid primary key,
    organization_id uuid not null constraint webhook_endpoint_organization references organization,
    url text not null,
    description text not null default '',
    event_types text[] not null,
    secret text not null,
    enabled boolean not null default true,
    disabled_because text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3)
  )`,
  'create index webhook_endpoint_of_organization on webhook_endpoint (organization_id, created_at)',
  `create table delivery (
    id text primary key,
    organization_id uuid not null,
    endpoint_id uuid not null constraint delivery_endpoint references webhook_endpoint,
    alert_id uuid not null constraint delivery_alert references alert,
    type text not null,
    body text not null,
    status text not null default 'pending',
    attempts integer not null default 0,
    next_attempt_at timestamptz(3) not null default now(),
    claimed_until timestamptz(3),
    ring_at timestamptz(3) not null,
    rings integer not null default 0,
    accepted_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    finished_at timestamptz(3)
  )`,
  'create unique index delivery_once on delivery (alert_id, endpoint_id, type)',
  `create index delivery_due on delivery (ring_at) where status = 'pending'`,
  'create index delivery_of_endpoint on delivery (endpoint_id, created_at desc)',
  'create index delivery_of_organization on delivery (organization_id, created_at desc)',
  `create table attempt (
    delivery_id text not null constraint attempt_delivery references delivery,
    number integer not null,
    started_at timestamptz(3) not null,
    duration_ms integer not null,
    status integer,
    error text,
    because text,
    answer text,
    primary key (delivery_id, number)
  )`,
];
