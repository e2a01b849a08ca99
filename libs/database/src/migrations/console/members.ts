/** Who logs in, the logins that hold, and who changed what. */
export const members = {
  up: [
    'alter table organization add column operates boolean not null default false',
    // Whoever was first runs the installation: until now nobody else could.
    'update organization set operates = true where id = (select id from organization order by created_at, id limit 1)',
    `create table member (
      id uuid primary key,
      organization_id uuid not null constraint member_organization references organization (id),
      email text not null,
      name text not null,
      role text not null,
      password_hash text not null,
      created_at timestamptz(3) not null default now(),
      disabled_at timestamptz(3),
      last_seen_at timestamptz(3)
    )`,
    'create unique index member_email on member (email)',
    'create index member_of_organization on member (organization_id)',
    `create table member_session (
      hash bytea primary key,
      member_id uuid not null constraint member_session_member references member (id) on delete cascade,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3) not null
    )`,
    'create index session_of_member on member_session (member_id)',
    `create table change_log (
      id uuid primary key,
      organization_id uuid not null,
      at timestamptz(3) not null default now(),
      actor_kind text not null,
      actor_id uuid not null,
      operation text not null,
      path text not null,
      body jsonb,
      done_at timestamptz(3)
    )`,
    'create index change_of_organization on change_log (organization_id, at desc, id desc)',
  ],
  down: ['drop table change_log', 'drop table member_session', 'drop table member', 'alter table organization drop column operates'],
};
