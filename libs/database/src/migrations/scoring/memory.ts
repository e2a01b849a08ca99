/** One row for each entity, rewritten by every scoring cycle: there is room on its page for the next version. */
export const memory = {
  up: [
    `create table entity_memory (
      entity_id uuid primary key,
      organization_id uuid not null,
      memory bytea not null,
      recent text not null
    ) with (fillfactor = 70)`,
    'alter table entity_memory alter column memory set storage external',
    'create index entity_memory_of_organization on entity_memory (organization_id, entity_id)',
    // The memories of an organization added up, renewed from time to time.
    `create table population (
      organization_id uuid primary key constraint population_organization references organization,
      entities integer not null,
      events bytea not null,
      people bytea not null,
      refreshed_at timestamptz(3) not null default now()
    )`,
  ],
  down: ['drop table population, entity_memory'],
};
