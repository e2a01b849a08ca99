export const groupsUp = [
  `create table entity_group (
    id uuid primary key,
    organization_id uuid not null constraint entity_group_organization references organization,
    type text not null,
    external_id text not null,
    data jsonb not null default '{}',
    first_seen_at timestamptz(3) not null,
    last_tracked_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create unique index entity_group_once on entity_group (organization_id, type, external_id)',
  `create table entity_group_member (
    group_id uuid not null constraint entity_group_member_group references entity_group on delete cascade,
    entity_id uuid not null,
    joined_at timestamptz(3) not null default now(),
    primary key (group_id, entity_id)
  )`,
  'create index entity_group_member_of_entity on entity_group_member (entity_id)',
  // Who a browser session belongs to since somebody said so.
  `create table session_owner (
    organization_id uuid not null,
    session_id text not null,
    entity_id uuid not null,
    bound_at timestamptz(3) not null default now(),
    primary key (organization_id, session_id)
  )`,
  'create index session_owner_age on session_owner (bound_at)',
];

export const groupsDown = ['drop table session_owner, entity_group_member, entity_group'];
