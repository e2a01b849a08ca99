export const eventsUp = [
  `alter table event
    add column source text,
    add column group_ids uuid[],
    add column time_mark text,
    add column corrected_at timestamptz(3)`,
  // Without the organization in front, as event_of_entity: where two indexes share their first column, the planner takes
  // the one by time for a question about one address, and reads a whole month.
  'drop index event_by_address',
  'create index event_by_address on event (ip_address, timestamp desc) include (organization_id, entity_id) where ip_address is not null',
  // With organization and type in the index, what a list counts is counted without the rows.
  'drop index event_of_entity',
  'create index event_of_entity on event (entity_id, timestamp desc) include (organization_id, event_type)',
  'create index event_in_time on event (organization_id, timestamp desc, id desc)',
  'create index event_of_user on event (user_id, timestamp desc) include (organization_id, event_type) where user_id is not null',
  'create index event_by_device on event (device_id, timestamp desc) where device_id is not null',
  'create index event_by_session on event (session_id, timestamp desc) where session_id is not null',
  'create index event_of_group on event using gin (group_ids) where group_ids is not null',
  // By time as well: who waits for somebody is listed too.
  'drop index unresolved_by_external_id',
  'drop index unresolved_by_tax_id',
  'create index unresolved_by_external_id on unresolved_event (organization_id, entity_external_id, timestamp, event_id) where entity_external_id is not null',
  'create index unresolved_by_tax_id on unresolved_event (organization_id, tax_id_normalized, timestamp, event_id) where tax_id_normalized is not null',
  // How many events of each type, counted with the events themselves. Each connection counts on a shard of its own, so that
  // groups in flight do not wait for each other's rows. The month is that of acceptance.
  `create table event_tally (
    organization_id uuid not null,
    month date not null,
    event_type text not null,
    shard smallint not null,
    events bigint not null,
    last_at timestamptz(3) not null,
    primary key (organization_id, month, event_type, shard)
  ) with (fillfactor = 50)`,
  `insert into event_tally (organization_id, month, event_type, shard, events, last_at)
    select organization_id, date_trunc('month', created_at at time zone 'UTC')::date, event_type, 0, count(*), max(timestamp) from event group by 1, 2, 3`,
  `create table event_correction (
    event_id uuid not null,
    number integer not null,
    organization_id uuid not null,
    corrected_at timestamptz(3) not null default now(),
    key_id uuid not null,
    reason text,
    before jsonb not null,
    after jsonb not null,
    primary key (event_id, number)
  )`,
  `create table event_type (
    organization_id uuid not null constraint event_type_organization references organization,
    code text not null,
    category text not null,
    title text not null,
    created_at timestamptz(3) not null default now(),
    retired_at timestamptz(3),
    primary key (organization_id, code)
  )`,
  // A batch of events that were scored before: they are placed and scored again and not counted again.
  'alter table batch add column corrects boolean not null default false',
];

export const eventsDown = [
  'alter table batch drop column corrects',
  'drop table event_type, event_correction, event_tally',
  'drop index unresolved_by_tax_id',
  'drop index unresolved_by_external_id',
  'create index unresolved_by_external_id on unresolved_event (organization_id, entity_external_id) where entity_external_id is not null',
  'create index unresolved_by_tax_id on unresolved_event (organization_id, tax_id_normalized) where tax_id_normalized is not null',
  'drop index event_of_group',
  'drop index event_by_session',
  'drop index event_by_device',
  'drop index event_of_user',
  'drop index event_in_time',
  'drop index event_of_entity',
  'create index event_of_entity on event (entity_id, timestamp desc)',
  'drop index event_by_address',
  'create index event_by_address on event (organization_id, ip_address, timestamp desc) include (entity_id) where ip_address is not null',
  'alter table event drop column corrected_at, drop column time_mark, drop column group_ids, drop column source',
];
