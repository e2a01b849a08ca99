// E-mail addresses and names as they are compared between people, cut to what an index holds: attributes may be long. Only whoever has one is in the index: a person made from
// the id in an event costs nothing here.
const canonicalEmail = `
  select replace(split_part(split_part(lower(btrim(left(address, 320))), '@', 1), '+', 1), '.', '') || '@'
    || regexp_replace(split_part(lower(btrim(left(address, 320))), '@', 2), '^googlemail[.]com$', 'gmail.com')`;

const canonicalName = `
  select string_agg(word, ' ' order by word collate "C")
  from regexp_split_to_table(translate(lower(left(name, 256)), 'áàâãäåéèêëíìîïóòôõöúùûüñçý', 'aaaaaaeeeeiiiiooooouuuuncy'), '[^[:alnum:]]+') word where word <> ''`;

export const identitiesUp = [
  `create function canonical_email(address text) returns text language sql immutable strict parallel safe as $$ ${canonicalEmail} $$`,
  `create function canonical_name(name text) returns text language sql immutable strict parallel safe as $$ ${canonicalName} $$`,
  `create index entity_by_email on entity (organization_id, canonical_email(coalesce(email, attributes ->> 'email')))
    where coalesce(email, attributes ->> 'email') like '%@%' and deleted_at is null`,
  `create index entity_by_name on entity (organization_id, canonical_name(coalesce(attributes ->> 'name', name)))
    where coalesce(attributes ->> 'name', name) like '% %' and deleted_at is null`,
  // Next to empty, and asked for with every score: who and what does not count.
  'create index entity_disregarded on entity (id) where disregarded_at is not null',
  'create index device_disregarded on device (device_id) where disregarded_at is not null',
  // By the sender's own id: an event is asked for by it as long as it is kept, which is longer than idempotency keys are. An
  // id that we made says the event's own.
  `create index event_by_client_id on event (client_id) where client_id not like 'dregs-%'`,
];

export const identitiesDown = [
  'drop index event_by_client_id',
  'drop index device_disregarded',
  'drop index entity_disregarded',
  'drop index entity_by_name',
  'drop index entity_by_email',
  'drop function canonical_name(text)',
  'drop function canonical_email(text)',
];
