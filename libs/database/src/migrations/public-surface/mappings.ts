export const mappingsUp = [
  `create table mapping (
    organization_id uuid not null constraint mapping_organization references organization,
    kind text not null,
    spelling text not null,
    source text not null,
    target text,
    description text not null default '',
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    primary key (organization_id, kind, spelling)
  )`,
  `create table dataset_entry (
    organization_id uuid not null constraint dataset_entry_organization references organization,
    slug text not null,
    key text not null,
    value text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    primary key (organization_id, slug, key)
  )`,
];

export const mappingsDown = ['drop table dataset_entry, mapping'];
