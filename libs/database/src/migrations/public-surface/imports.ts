export const importsUp = [
  `create table import_mapping (
    id uuid primary key,
    organization_id uuid not null constraint import_mapping_organization references organization,
    name text not null,
    target text not null,
    column_mapping jsonb not null,
    default_fields jsonb not null default '{}',
    headers_snapshot jsonb,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create index import_mapping_of_organization on import_mapping (organization_id, created_at)',
  `create table import_job (
    id uuid primary key,
    organization_id uuid not null constraint import_job_organization references organization,
    kind text not null,
    status text not null default 'queued',
    mapping jsonb not null,
    options jsonb not null default '{}',
    file_name text,
    file bytea,
    total_items integer not null,
    processed integer not null default 0,
    succeeded integer not null default 0,
    failed integer not null default 0,
    skipped integer not null default 0,
    attempts integer not null default 0,
    last_error text,
    claimed_until timestamptz(3),
    created_at timestamptz(3) not null default now(),
    finished_at timestamptz(3)
  )`,
  'create index import_job_of_organization on import_job (organization_id, created_at desc)',
  `create index import_job_open on import_job (created_at) where status in ('queued', 'processing')`,
  `create table import_failure (
    job_id uuid not null constraint import_failure_job references import_job on delete cascade,
    row_number integer not null,
    row_key text not null,
    code text not null,
    message text not null,
    primary key (job_id, row_number)
  )`,
];

export const importsDown = ['drop table import_failure, import_job, import_mapping'];
