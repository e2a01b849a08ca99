import { addressEvents, beganAlikeWindowMs, countedPeople, passThroughWindowMs, publicLineOf, recentDays, sharedAddressWindowMs } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventsOnAddress } from '../facts/events-on-address.js';
import type { Company } from '../facts/load-facts.js';
import type { Meeting } from '../facts/meetings.js';
import { spanOf } from '../facts/span.js';
import { ownersOf } from '../facts/source-account.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { holdersIds, sameTaxId } from './compared-tax-id.js';
import type { Keys, ToldAnew } from './remember-told.js';
import { isRegarded } from '../facts/regarded.js';

/** Somebody of whom something else may be known since, if he was last scored up to a moment between these. */
export interface Other {
  readonly entity_id: string;
  /** Milliseconds since 1970, and without an end either way. */
  readonly from: number;
  readonly until: number;
}

/** Somebody who is asked again whatever he was last scored up to. */
export const inAnyCase = (entityId: string): Other => ({ entity_id: entityId, from: -Infinity, until: Infinity });

// As `peopleOnDevice` counts. "is true" keeps the planner from an index by id.
const counts = `d.entity_id is not null and d.deleted_at is null and ${isRegarded('d.entity_id')}`;

/** SQL for the people of `from`, where the newcomer is among the first of them: beyond those nobody counts. */
const beside = (from: string, sameAsNewcomer: string, earlier: string): string => `
  cross join lateral (select count(*) as people from (select 1 from ${from} where ${sameAsNewcomer} and ${earlier} limit ${countedPeople + 1}) counted) earlier
  cross join lateral (select entity_id from ${from} where ${sameAsNewcomer} limit ${2 * countedPeople}) other
  where earlier.people <= ${countedPeople}`;

// An event changes what is known of others on its address where it lies in the day before one of theirs, which is only where
// it came late; of whoever was paid by it, where he did something within the days after; of others on its device, in its session and at its destination, where its person is new there; and of those
// who began as its person did, where it is one of his first four. "is true" and the order keep the planner from walking through
// all that an organization has: without statistics any index that begins with the organization seems as good as the right one.
const find = {
  name: 'scoring-others',
  text: `with seen as materialized (
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
        as e(id, organization_id, entity_id, timestamp, line, device_id, session_id, destination, paid)
    ), late as (
      select near.entity_id, s.timestamp as from_at, s.timestamp + interval '${sharedAddressWindowMs} ms' + interval '${recentDays} days' as until_at
      from (select distinct organization_id, line, timestamp from seen where line is not null) s
      cross join lateral (${eventsOnAddress({ of: 's', from: 's.timestamp', to: `s.timestamp + interval '${sharedAddressWindowMs} ms'`, first: 'oldest', most: addressEvents, within: { from: '$10::timestamptz', until: `$11::timestamptz + interval '${sharedAddressWindowMs} ms'` } })}) near
    ), paid as (
      select owner.entity_id, s.timestamp as from_at, s.timestamp + interval '${passThroughWindowMs} ms' as until_at
      from seen s
      cross join lateral (${ownersOf({ organization: 's.organization_id', destination: 's.paid' })}) owner
      where s.paid <> ''
    ), on_device as (
      select other.entity_id
      from (
        select d.id, d.organization_id, d.device_id
        from (select distinct organization_id, entity_id, device_id from seen where device_id is not null) s
        cross join lateral (
          select id, organization_id, device_id from device
          where organization_id = s.organization_id and entity_id = s.entity_id and (device_id = s.device_id) is true order by device_id limit 1
        ) d
      ) n ${beside('device d', `d.organization_id = n.organization_id and d.device_id = n.device_id and ${counts}`, '(d.id < n.id) is true')}
    ), on_trace as (
      select other.entity_id
      from (
        select t.organization_id, t.kind, t.value, t.first_event_id
        from seen s cross join lateral (values ('session', s.session_id), ('destination', s.destination)) as left_behind(kind, value)
        cross join lateral (
          select organization_id, kind, value, first_event_id from trace
          where organization_id = s.organization_id and kind = left_behind.kind and value = left_behind.value and (entity_id = s.entity_id) is true order by entity_id limit 1
        ) t
        where t.first_event_id = s.id
      ) n ${beside('trace t', 't.organization_id = n.organization_id and t.kind = n.kind and t.value = n.value', '(t.first_event_id < n.first_event_id) is true')}
    ), began as (
      select o.entity_id, o.organization_id, o.signature, o.began_at, o.left_signatures
      from (select entity_id, min(timestamp) as timestamp from seen group by entity_id) s join opening o on o.entity_id = s.entity_id
      where (o.signature is not null or o.left_signatures <> '{}') and s.timestamp <= to_timestamp(left(o.steps[4], 14)::bigint / 1000.0)
    ), began_alike as (
      select other.entity_id from began n
      ${beside('opening o', `o.organization_id = n.organization_id and o.signature = n.signature
        and o.began_at between n.began_at - interval '${beganAlikeWindowMs} ms' and n.began_at + interval '${beganAlikeWindowMs} ms'`, 'o.entity_id < n.entity_id')}
      union all
      select other.entity_id from began n cross join lateral unnest(n.left_signatures) as left_behind(signature)
      ${beside('opening o', 'o.organization_id = n.organization_id and o.signature = left_behind.signature', 'o.entity_id < n.entity_id')}
    )
    select entity_id, date_part('epoch', min(from_at)) * 1000 as "from", date_part('epoch', max(until_at)) * 1000 as until
    from (
      select entity_id, from_at, until_at from late
      union all select entity_id, from_at, until_at from paid
      union all select entity_id, '-infinity', 'infinity' from on_device
      union all select entity_id, '-infinity', 'infinity' from on_trace
      union all select entity_id, '-infinity', 'infinity' from began_alike
    ) affected
    group by entity_id`,
};

const findTold = {
  name: 'scoring-others-told',
  text: `select distinct other.id as entity_id
    from unnest($1::uuid[], $2::text[], $3::text[]) as a(organization_id, kind, key)
    cross join lateral (
      (select entity_id as id from told where a.kind = 'email' and organization_id = a.organization_id and email_key = a.key limit ${2 * countedPeople})
      union all
      (select entity_id as id from told where a.kind = 'name' and organization_id = a.organization_id and name_key = a.key limit ${2 * countedPeople})
      union all
      (select id from entity o where a.kind = 'tax id' and o.organization_id = a.organization_id and o.tax_id_normalized = a.key and o.deleted_at is null limit ${2 * countedPeople})
      union all
      (select entity_id as id from told where a.kind = 'tax id' and organization_id = a.organization_id and tax_id = a.key limit ${2 * countedPeople})
    ) other
    where exists (select from opening did where did.entity_id = other.id)`,
};

/** Those of whom something else is known since these events. Those whose events they are are among them. */
export async function affectedByEvents(tx: Queryable, happened: readonly EventOfEntity[], { presences, met }: Company, scored: ReadonlySet<string>): Promise<Other[]> {
  if (happened.length === 0) return [];
  // Nobody is there but whoever is scored with them, so that nobody else need be asked.
  const isEmpty = (organizationId: string, kind: Meeting['kind'], value: string | null): boolean => {
    const there = value === null ? undefined : met.get(organizationId, kind, value);
    return there !== undefined && there.count === there.people.size && [...there.people.keys()].every((id) => scored.has(id));
  };
  const widest = new Map<string, Other>();
  const add = ({ entity_id: id, from, until }: Other): void => {
    const before = widest.get(id);
    widest.set(id, before ? { entity_id: id, from: Math.min(before.from, from), until: Math.max(before.until, until) } : { entity_id: id, from, until });
  };
  const crowded = happened.map(({ organizationId, event }) => {
    const line = publicLineOf(event);
    if (line === null) return null;
    const later = presences.during({ organizationId, line, from: event.at, until: event.at + sharedAddressWindowMs });
    for (const { entityId } of later ?? []) if (!scored.has(entityId)) add({ entity_id: entityId, from: event.at, until: event.at + sharedAddressWindowMs + recentDays * 86_400_000 });
    return later === null ? line : null;
  });
  const rows = await tx.rows<Other & Record<string, unknown>>(find, [
    happened.map(({ id }) => id),
    happened.map(({ organizationId }) => organizationId),
    happened.map(({ entityId }) => entityId),
    happened.map(({ event: { at } }) => new Date(at)),
    crowded,
    happened.map(({ bringsDevice, event: { deviceId } }) => (bringsDevice ? deviceId : null)),
    happened.map(({ organizationId, event: { sessionId } }) => (isEmpty(organizationId, 'session', sessionId) ? null : sessionId)),
    happened.map(({ organizationId, event: { destination } }) => (isEmpty(organizationId, 'destination', destination) ? null : destination)),
    happened.map(({ event: { destination } }) => destination),
    ...spanOf(happened.map(({ event: { at } }) => at)),
  ]);
  rows.forEach(add);
  return [...widest.values()];
}

/** Those who have, or had, in common what is told anew of somebody, himself included. */
export async function affectedByTold(tx: Queryable, news: readonly ToldAnew[]): Promise<Other[]> {
  const keys = news.flatMap(({ organizationId, before, after }) => [
    ...changed(before.emailKey, after.emailKey).map((key) => ({ organizationId, kind: 'email', key })),
    ...changed(before.nameKey, after.nameKey).map((key) => ({ organizationId, kind: 'name', key })),
    ...(sameTaxId(before, after) ? [] : [before, after].flatMap(holdersIds)).map((key) => ({ organizationId, kind: 'tax id', key })),
  ]);
  if (keys.length === 0) return [];
  const rows = await tx.rows<{ entity_id: string }>(findTold, [keys.map(({ organizationId }) => organizationId), keys.map(({ kind }) => kind), keys.map(({ key }) => key)]);
  return rows.map(({ entity_id: id }) => inAnyCase(id));
}

const lastTold = {
  name: 'told-last',
  text: `select organization_id as "organizationId", email_key as "emailKey", name_key as "nameKey", tax_id as "taxId", tax_country as "taxCountry"
    from told where entity_id = $1`,
};

/** Those who have an e-mail address, a name or a tax id in common with somebody who comes to count, or ceases to. */
export async function affectedByPerson(tx: Queryable, entityId: string): Promise<Other[]> {
  const people = await tx.rows<Keys & { organizationId: string }>(lastTold, [entityId]);
  return (await affectedByTold(tx, people.map(({ organizationId, ...before }) => ({ organizationId, before, after: nothing })))).filter((other) => other.entity_id !== entityId);
}

const nothing: Keys = { emailKey: null, nameKey: null, taxId: null, taxCountry: null };

const changed = (before: string | null, after: string | null): string[] => (before === after ? [] : [before, after].filter((key) => key !== null));
