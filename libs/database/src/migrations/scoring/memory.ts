/** One row for each entity, rewritten by every scoring cycle: there is room on its page for the next version. */
export const memory = {
  up: [
    `create table entity_memory (
      entity_id uuid primary key,
      organization_id uuid not null,
      memory bytea not null
    ) with (fillfactor = 70)`,
    'alter table entity_memory alter column memory set storage external',
  ],
  down: ['drop table entity_memory'],
};
