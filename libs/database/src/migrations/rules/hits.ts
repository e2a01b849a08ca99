export const hits = {
  up: [
    `create table rule_hit (
      event_id uuid not null,
      rule_id uuid not null,
      organization_id uuid not null,
      entity_id uuid,
      event_at timestamptz(3) not null,
      rule_version integer not null,
      evaluation_mode text not null,
      is_shadow boolean not null,
      score real,
      decision text,
      conditions jsonb not null,
      hit_at timestamptz(3) not null default now(),
      acted_at timestamptz(3),
      primary key (event_id, rule_id)
    )`,
    'create index rule_hit_of_rule on rule_hit (rule_id, hit_at desc, event_id)',
    'create index rule_hit_of_entity on rule_hit (organization_id, entity_id, hit_at desc)',
    `create table rule_tally (
      rule_id uuid not null,
      day date not null,
      shard smallint not null,
      evaluated bigint not null default 0,
      hits bigint not null default 0,
      shadow_hits bigint not null default 0,
      failures bigint not null default 0,
      last_hit_at timestamptz(3),
      primary key (rule_id, day, shard)
    )`,
  ],
  down: ['drop table rule_tally, rule_hit'],
};
