// A step is the moment in ms (14 digits), the block and agent (12), and the event type: in order of letters is in order of time.
// Four steps within an hour are a pace when two of the gaps between them took a person's time: a backend that sends three
// events at once does so for everybody. A gap is told from one that is a quarter longer.
const openingSignature = `
  select min(place) || ' ' || string_agg(event_type || coalesce(' ' || round(ln(greatest(gap, 1)::float8) / ln(1.25::float8)), ''), ' ' order by n)
  from (
    select n, substr(step, 16, 12) as place, substr(step, 29) as event_type,
      left(step, 14)::bigint as moment, left(step, 14)::bigint - lag(left(step, 14)::bigint) over (order by n) as gap
    from unnest(steps) with ordinality as s(step, n)
  ) walked
  having count(*) = 4 and count(distinct place) = 1 and min(place) <> '------------' and max(moment) - min(moment) <= 3600000
    and count(*) filter (where gap >= 2000) >= 2`;

// A /24 or a /48, read as text: what is no address in this notation has no block, and fails nobody.
const openingStep = `
  select lpad((extract(epoch from at) * 1000)::bigint::text, 14, '0') || ' '
    || coalesce(left(md5(coalesce(substring(address from '^([0-9]+[.][0-9]+[.][0-9]+)[.][0-9]+$'), substring(lower(address) from '^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):')) || ' ' || nullif(agent, '')), 12), '------------')
    || ' ' || event_type`;

const up = [
  // What people leave behind that others can leave too, one row for each of them. Led by what it is: who else left it is a
  // walk down the key.
  `create table trace (
    organization_id uuid not null,
    kind text not null,
    value text not null,
    entity_id uuid not null,
    first_at timestamptz(3) not null,
    first_event_id uuid not null,
    last_on date not null,
    primary key (organization_id, kind, value, entity_id)
  ) with (fillfactor = 90)`,
  `create function opening_signature(steps text[]) returns text language sql immutable strict parallel safe as $$ ${openingSignature} $$`,
  `create function opening_step(at timestamptz, address text, agent text, event_type text) returns text language sql immutable parallel safe as $$ ${openingStep} $$`,
  `create table opening (
    entity_id uuid primary key,
    organization_id uuid not null,
    steps text[] not null,
    began_at timestamptz(3) not null,
    signature text,
    left_signatures text[] not null default '{}'
  ) with (fillfactor = 80)`,
  'create index opening_alike on opening (organization_id, signature, began_at) where signature is not null',
  // What was known of somebody when he was last scored: by it he is compared with others, and who learns that it changed asks
  // those who have the same.
  `create table told (
    entity_id uuid primary key,
    organization_id uuid not null,
    email text,
    name text,
    tax_id text,
    email_key text,
    name_key text
  )`,
  `insert into told (entity_id, organization_id, email, name, tax_id, email_key, name_key)
    select id, organization_id, email, name, tax_id, case when email like '%@%' then canonical_email(email) end, case when name like '% %' then canonical_name(name) end
    from (
      select id, organization_id, coalesce(email, attributes ->> 'email') as email, coalesce(attributes ->> 'name', name) as name, tax_id_normalized as tax_id
      from entity where deleted_at is null
    ) known`,
  'create index told_by_email on told (organization_id, email_key) where email_key is not null',
  'create index told_by_name on told (organization_id, name_key) where name_key is not null',
  `insert into trace (organization_id, kind, value, entity_id, first_at, first_event_id, last_on)
    select organization_id, kind, value, entity_id, min(timestamp), (array_agg(id order by timestamp, id))[1], (max(timestamp) at time zone 'UTC')::date
    from event cross join lateral (values ('session', session_id), ('destination', coalesce(destination_account_id, destination_cuit))) as left_behind(kind, value)
    where entity_id is not null and value <> '' group by 1, 2, 3, 4`,
  `insert into opening (entity_id, organization_id, steps, began_at, signature)
    select id, organization_id, steps, to_timestamp(left(steps[1], 14)::bigint / 1000.0), opening_signature(steps)
    from (
      select e.id, e.organization_id, array(
        select step from event
        cross join lateral (select opening_step(timestamp, case when address_kind = 'public' then ip_address end, user_agent, event_type) as step) walked
        where entity_id = e.id order by timestamp, step collate "C" limit 4
      ) as steps
      from entity e
    ) walked where steps <> '{}'`,
];

const down = ['drop table told, opening, trace', 'drop function opening_step(timestamptz, text, text, text)', 'drop function opening_signature(text[])'];

export const links = { up, down };
