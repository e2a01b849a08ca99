/** What was taken in, commit by commit. Pruned every hour by age, read by transaction. */
export const intake = {
  up: [
    `create table intake (
      id bigint generated always as identity primary key,
      xid bigint not null,
      at timestamptz(3) not null default now(),
      organization_ids uuid[] not null,
      event_ids uuid[] not null,
      event_times timestamptz[] not null
    )`,
    'create index intake_xid on intake (xid)',
    'create index intake_age on intake (at)',
  ],
  down: ['drop table intake'],
};
