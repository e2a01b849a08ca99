/** What events told about each entity: one row, written anew when another event tells something. */
export const sayings = {
  up: [
    `create table entity_sayings (
      entity_id uuid primary key,
      organization_id uuid not null,
      sayings jsonb not null
    ) with (fillfactor = 80)`,
  ],
  down: ['drop table entity_sayings'],
};
