/** A server may be built without lz4; its own compression is slower, and holds as much. */
const compressed = (table: string): string =>
  `do $$ begin alter table ${table} alter column observations set compression lz4; exception when feature_not_supported then null; end $$`;

const fields = ['code', 'value', 'confidence', 'weight', 'contribution', 'because'];

/**
 * Observations as text of our own making: they are written with every cycle and never searched. Where a cycle has a row in the
 * history, its observations stand there alone.
 */
export const observations = {
  up: [
    `create function observations_as_text(observations jsonb) returns text language sql immutable as $$
      select coalesce(jsonb_agg(jsonb_build_array(${fields.map((field) => `o -> '${field}'`).join(', ')}) order by n), '[]')::text from jsonb_array_elements(observations) with ordinality as seen(o, n) $$`,
    'alter table score_history alter column observations type text using observations_as_text(observations)',
    'alter table analysis alter column observations type text using observations_as_text(observations), alter column observations drop not null',
    'drop function observations_as_text',
    compressed('analysis'),
    compressed('score_history'),
  ],
  down: [
    `create function observations_as_objects(observations text) returns jsonb language sql immutable as $$
      select coalesce(jsonb_agg(jsonb_build_object(${fields.map((field, n) => `'${field}', o -> ${n}`).join(', ')}, 'title', o -> 0, 'dimension', upper(split_part(o ->> 0, '.', 1))) order by n), '[]') from jsonb_array_elements(observations::jsonb) with ordinality as seen(o, n) $$`,
    `update analysis a set observations = coalesce((select h.observations from score_history h where h.entity_id = a.entity_id and h.cycle = a.cycle), '[]') where observations is null`,
    'alter table analysis alter column observations type jsonb using observations_as_objects(observations), alter column observations set not null',
    'alter table score_history alter column observations type jsonb using observations_as_objects(observations)',
    'drop function observations_as_objects',
  ],
};
