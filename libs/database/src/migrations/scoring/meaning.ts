/** Why somebody was scored, what a late event revised, how often each score came, and who is still to be scored again. */
export const meaning = {
  up: [
    'alter table batch add column cause text',
    `alter table analysis add column cause text not null default 'events'`,
    `alter table score_history add column cause text not null default 'events'`,
    `create table score_revision (
      id uuid primary key,
      organization_id uuid not null,
      entity_id uuid not null,
      cycle integer not null,
      cause text not null,
      body jsonb not null,
      revised_at timestamptz(3) not null default now()
    )`,
    'create unique index score_revision_once on score_revision (entity_id, cycle)',
    // Written with every batch and folded together every minute: counters in place would make the stations of an organization wait for each other.
    `create table score_tally (
      id bigint generated always as identity primary key,
      organization_id uuid not null,
      day date not null,
      keys integer[] not null,
      counts integer[] not null,
      folded boolean not null default false
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`,
    'create index score_tally_day on score_tally (organization_id, day)',
    'create index score_tally_fresh on score_tally (organization_id, day) where not folded',
    'create index labelled_event_of_organization on labelled_event (organization_id, event_at)',
    `create table rescoring (
      organization_id uuid not null constraint rescoring_organization references organization,
      cause text not null,
      scored_before timestamptz(3) not null,
      after_created_at timestamptz(3),
      after_id uuid,
      batch_id bigint,
      requested_at timestamptz(3) not null default now(),
      primary key (organization_id, cause)
    )`,
  ],
  down: [
    'drop table rescoring, score_tally, score_revision',
    'drop index labelled_event_of_organization',
    'alter table score_history drop column cause',
    'alter table analysis drop column cause',
    'alter table batch drop column cause',
  ],
};
