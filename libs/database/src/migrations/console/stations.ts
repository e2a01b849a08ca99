/** What the stations did minute by minute, and which of them somebody holds. */
export const stations = {
  up: [
    'alter table station_heartbeat add column paused_at timestamptz(3)',
    `create table station_tally (
      station text not null,
      worker text not null,
      minute timestamptz(3) not null,
      at timestamptz(3) not null default now(),
      processed integer not null default 0,
      failed integer not null default 0,
      busy_ms double precision not null default 0,
      primary key (station, worker, minute)
    )`,
    `create table lag_tally (
      kind text not null,
      minute timestamptz(3) not null,
      within double precision not null,
      events integer not null,
      primary key (kind, minute, within)
    )`,
  ],
  down: ['drop table lag_tally', 'drop table station_tally', 'alter table station_heartbeat drop column paused_at'],
};
