export const listsUp = [
  `create table data_list (
    id uuid primary key,
    organization_id uuid not null constraint data_list_organization references organization,
    name text not null,
    type text not null,
    source text not null,
    description text,
    config jsonb not null default '{}',
    field_mappings jsonb not null default '{}',
    priority integer not null default 50,
    is_global boolean not null default false,
    status text not null default 'active',
    item_count integer not null default 0,
    network_lengths integer[] not null default '{}',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create index data_list_of_organization on data_list (organization_id, type, created_at)',
  `create table data_list_item (
    id uuid primary key,
    list_id uuid not null constraint data_list_item_list references data_list on delete cascade,
    primary_key text not null,
    primary_value text not null,
    search_keys text[] not null,
    item_data jsonb not null default '{}',
    metadata jsonb not null default '{}',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create unique index data_list_item_once on data_list_item (list_id, primary_key)',
  'create index data_list_item_in_order on data_list_item (list_id, id desc)',
  // What is looked up: each key of each item, as it is compared.
  `create table data_list_key (
    list_id uuid not null,
    key text not null,
    item_id uuid not null constraint data_list_key_item references data_list_item on delete cascade,
    primary key (list_id, key, item_id)
  )`,
  'create index data_list_key_of_item on data_list_key (item_id)',
];

export const listsDown = ['drop table data_list_key, data_list_item, data_list'];
