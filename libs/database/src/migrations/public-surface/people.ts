export const peopleUp = [
  `alter table entity
    add column email text,
    add column phone text,
    add column nationality text,
    add column registration_date text,
    add column operational_hours jsonb,
    add column risk_factors jsonb,
    add column entity_data jsonb not null default '{}',
    add column is_client boolean not null default false,
    add column risk_matrix_id text,
    add column status_reason text,
    add column status_changed_at timestamptz(3),
    add column disregarded_at timestamptz(3),
    add column deleted_at timestamptz(3)`,
  // Who was deleted gives the ids free.
  'drop index entity_external_id',
  'drop index entity_tax_id',
  'create unique index entity_external_id on entity (organization_id, external_id) where external_id is not null and deleted_at is null',
  'create unique index entity_tax_id on entity (organization_id, tax_id_normalized, type) where tax_id_normalized is not null and deleted_at is null',
  'create index entity_of_organization on entity (organization_id, created_at desc, id desc)',
  // A part of a name is found by its trigrams. Not every server has the extension and not every owner may create it: without
  // it the same question is answered by looking at every entity of the organization. What the index puts off it does for an
  // insert that comes later, whose caller waits: little at a time.
  `do $$ begin
    create extension if not exists pg_trgm;
    create index entity_search on entity using gin (lower(coalesce(name, '') || E'\\n' || coalesce(email, '') || E'\\n' || coalesce(external_id, '')
      || E'\\n' || coalesce(tax_id, '') || E'\\n' || coalesce(tax_id_normalized, '')) gin_trgm_ops) with (gin_pending_list_limit = 256);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object or invalid_schema_name then
    raise notice 'Search of entities has no index: %', sqlerrm;
  end $$`,
  // What was tracked in a browser before anybody said who it is has no entity yet.
  `alter table device
    alter column entity_id drop not null,
    add column metadata jsonb not null default '{}',
    add column last_seen_by uuid,
    add column said_by jsonb not null default '{}',
    add column ip_address text,
    add column user_agent text,
    add column place_country text,
    add column place_city text,
    add column asn bigint,
    add column as_name text,
    add column blocked_at timestamptz(3),
    add column blocked_because text,
    add column disregarded_at timestamptz(3),
    add column deleted_at timestamptz(3)`,
  'create unique index device_of_nobody on device (organization_id, device_id) where entity_id is null',
  'create index device_of_organization on device (organization_id, id desc)',
];

export const peopleDown = [
  'drop index device_of_organization',
  'drop index device_of_nobody',
  'delete from device where entity_id is null',
  `alter table device drop column deleted_at, drop column disregarded_at, drop column blocked_because, drop column blocked_at,
    drop column as_name, drop column asn, drop column place_city, drop column place_country, drop column user_agent, drop column ip_address,
    drop column said_by, drop column last_seen_by, drop column metadata, alter column entity_id set not null`,
  'drop index if exists entity_search',
  'drop index entity_of_organization',
  'drop index entity_tax_id',
  'drop index entity_external_id',
  `alter table entity drop column deleted_at, drop column disregarded_at, drop column status_changed_at, drop column status_reason, drop column risk_matrix_id,
    drop column is_client, drop column entity_data, drop column risk_factors, drop column operational_hours, drop column registration_date,
    drop column nationality, drop column phone, drop column email`,
  'create unique index entity_external_id on entity (organization_id, external_id) where external_id is not null',
  'create unique index entity_tax_id on entity (organization_id, tax_id_normalized, type) where tax_id_normalized is not null',
];
