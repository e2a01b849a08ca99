export const badges = {
  up: [
    `create table badge_rule (
      id uuid primary key,
      organization_id uuid not null constraint badge_rule_organization references organization,
      slug text not null,
      name text not null,
      type text not null,
      priority integer not null default 0,
      conditions jsonb not null,
      apply_delay_seconds integer not null default 0,
      remove_delay_seconds integer not null default 0,
      enabled boolean not null default true,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    )`,
    'create unique index badge_rule_by_slug on badge_rule (organization_id, slug)',
    `create table entity_badge (
      entity_id uuid not null,
      slug text not null,
      organization_id uuid not null,
      since timestamptz(3),
      holds_since timestamptz(3),
      ceased_since timestamptz(3),
      due_at timestamptz(3),
      explanation text not null,
      metadata jsonb not null default '{}',
      primary key (entity_id, slug)
    )`,
    'create index entity_badge_carried on entity_badge (organization_id, slug, entity_id) where since is not null',
    'create index entity_badge_due on entity_badge (due_at) where due_at is not null',
    `alter table analysis add column badges jsonb not null default '[]'`,
  ],
  down: ['alter table analysis drop column badges', 'drop table entity_badge, badge_rule'],
};
