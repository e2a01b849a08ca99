export const tenancyUp = [
  // Null: no limit.
  'alter table organization add column monthly_event_limit bigint',
  `alter table api_key add column allowed_origins text[] not null default '{}', add column disabled_at timestamptz(3)`,
  `update api_key set permissions = '{events:track,devices:lookup}' where kind = 'publishable' and permissions = '{}'`,
];

export const tenancyDown = [
  'alter table api_key drop column disabled_at, drop column allowed_origins',
  'alter table organization drop column monthly_event_limit',
];
