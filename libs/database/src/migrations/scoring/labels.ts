export const labels = {
  up: [
    // Everything that was ever said; the highest number of a subject holds.
    `create table label (
      subject_id uuid not null,
      number integer not null,
      organization_id uuid not null constraint label_organization references organization,
      subject text not null,
      label text not null,
      known_at timestamptz(3) not null,
      reason text,
      key_id uuid not null,
      told_at timestamptz(3) not null default now(),
      primary key (subject_id, number)
    )`,
    // What holds of each event, beside what reputations are asked by: a reputation is a walk down an index.
    `create table labelled_event (
      event_id uuid primary key,
      organization_id uuid not null,
      label text not null,
      known_at timestamptz(3) not null,
      through text not null,
      event_at timestamptz(3) not null,
      destination text,
      ip_address text
    )`,
    'create index labelled_event_at_destination on labelled_event (organization_id, destination, event_at) where destination is not null',
    'create index labelled_event_on_address on labelled_event (organization_id, ip_address, event_at) where ip_address is not null',
    // How many events went to a destination: asked only where one of them was fraud. The organization stands behind, as in the other indexes of events.
    `create index event_by_destination on event (coalesce(destination_account_id, destination_cuit), timestamp desc) include (organization_id)
      where coalesce(destination_account_id, destination_cuit) is not null`,
  ],
  down: ['drop index event_by_destination', 'drop table labelled_event, label'],
};
