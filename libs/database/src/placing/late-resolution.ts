import { announceQuietly } from '../delivery/announce.js';
import type { Queryable } from '../database.js';
import { touchDevices } from '../devices/touch-devices.js';
import type { Batch } from '../ledger/ledger.js';
import { learnIds } from '../people/learn-ids.js';
import { registerDevices } from '../recording/register-devices.js';
import { type EventOfDevice, seenIn } from './events-of-devices.js';

/** The most events that one adoption takes out of the waiting room; the rest follow in batches of their own. */
const ADOPT_AT_ONCE = 1_000;

interface Resolved extends EventOfDevice {
  entity_id: string;
  place_country: string | null;
  place_city: string | null;
  asn: number | null;
  as_name: string | null;
  located: boolean;
  entity_external_id: string | null;
  tax_id: string | null;
  tax_id_normalized: string | null;
}

// Whoever deletes the row from the waiting room has the event: the delete is what makes it happen once.
const take = (found: string): string => `
  with found as (${found}), taken as (
    delete from unresolved_event u using found where u.event_id = found.event_id
    returning u.event_id, u.timestamp, u.tax_id_normalized, found.entity_id
  )
  update event e set entity_id = taken.entity_id from taken
  where e.id = taken.event_id and e.timestamp = taken.timestamp
  returning e.id, e.timestamp, e.created_at, e.organization_id, e.entity_id, e.device_id, e.device_details, e.ip_address, e.user_agent,
    e.place_country, e.place_city, e.asn::float8 as asn, e.as_name, e.located_at is not null as located, e.entity_external_id, e.tax_id, taken.tax_id_normalized`;

const resolveOwn = {
  name: 'unresolved-resolve',
  text: take(`
    select u.event_id, coalesce(by_external_id.id, by_tax_id.id) as entity_id
    from unresolved_event u
    left join entity by_external_id on by_external_id.organization_id = u.organization_id and by_external_id.external_id = u.entity_external_id and by_external_id.deleted_at is null
    left join lateral (
      select id from entity where organization_id = u.organization_id and tax_id_normalized = u.tax_id_normalized and deleted_at is null order by created_at, id limit 1
    ) by_tax_id on true
    where u.event_id = any($1::uuid[]) and coalesce(by_external_id.id, by_tax_id.id) is not null`),
};

const adopt = {
  name: 'unresolved-adopt',
  text: take(`
    select distinct on (event_id) event_id, entity_id from (
      select u.event_id, n.id as entity_id, 1 as rank from entity n
      join unresolved_event u on u.organization_id = n.organization_id and u.entity_external_id = n.external_id
      where n.id = any($1::uuid[]) and n.deleted_at is null
      union all
      select u.event_id, n.id, 2 from entity n
      join unresolved_event u on u.organization_id = n.organization_id and u.tax_id_normalized = n.tax_id_normalized
      where n.id = any($1::uuid[]) and n.deleted_at is null
    ) candidate order by event_id, rank limit ${ADOPT_AT_ONCE}`),
};

/** What became of events that waited. */
export interface LateResolution {
  /** Events of this batch that are still nobody's, or that somebody else took meanwhile: neither is this batch's to score. */
  readonly notOurs: ReadonlySet<string>;
  /** New batches at this station. */
  readonly batchIds: readonly string[];
  /** Events that are somebody's since. */
  readonly resolved: readonly Pick<EventOfDevice, 'id' | 'timestamp' | 'organization_id'>[];
}

/** Takes the events out of the waiting room that waited for the people of this batch. */
export async function adoptFor(tx: Queryable, { createdEntityIds }: Batch): Promise<readonly Resolved[]> {
  return createdEntityIds.length > 0 ? tx.rows<Resolved & Record<string, unknown>>(adopt, [createdEntityIds]) : [];
}

/** Finds the people of events who appeared after them: for this batch's own events, and for those that waited for its people, unless they were adopted `early`. */
export async function resolveLate(tx: Queryable, batch: Batch, early: readonly Resolved[] | null): Promise<LateResolution> {
  const mine = batch.unresolvedIds.filter((id) => batch.eventIds.includes(id));
  const own = mine.length > 0 ? await tx.rows<Resolved & Record<string, unknown>>(resolveOwn, [mine]) : [];
  const adopted = early ?? (await adoptFor(tx, batch));
  await registerTheirDevices(tx, [...own, ...adopted]);
  const learned = await learnIds(tx, [...own, ...adopted].map((event) => ({ entityId: event.entity_id, externalId: event.entity_external_id, taxId: event.tax_id, taxIdNormalized: event.tax_id_normalized })));
  const awaited = [...(adopted.length === ADOPT_AT_ONCE ? batch.createdEntityIds : []), ...learned];
  const ours = new Set(own.map((event) => event.id));
  return { notOurs: new Set(mine.filter((id) => !ours.has(id))), batchIds: await openBatch(tx, adopted, awaited), resolved: [...own, ...adopted] };
}

/**
 * What was adopted gets a batch of its own, so that it is placed and scored like everything else. Who learned an id is asked
 * for with it and not here: only after the commit can no event miss both.
 */
async function openBatch(tx: Queryable, adopted: readonly Resolved[], awaitedEntityIds: readonly string[]): Promise<string[]> {
  if (adopted.length === 0 && awaitedEntityIds.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `insert into batch (stage, event_ids, event_times, created_entity_ids, ring_at) values ('received', $1, $2, $3, now()) returning id`,
    [adopted.map((event) => event.id), adopted.map((event) => event.timestamp.toISOString()), awaitedEntityIds],
  );
  return rows.map((row) => row.id);
}

const isNewDevice = {
  name: 'event-is-new-device',
  text: `update event e set is_new_device = n.is_new from unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) as n(id, timestamp, is_new)
    where e.id = n.id and e.timestamp = n.timestamp`,
};

/** As ingest does where the person is known: the event that shows a device first says so. */
async function registerTheirDevices(tx: Queryable, events: readonly Resolved[]): Promise<void> {
  const sights = events.flatMap((event) =>
    seenIn(event, { country: event.place_country, city: event.place_city, asn: event.asn, asName: event.as_name }).map((sight) => ({ ...sight, eventId: event.id, entityId: event.entity_id, located: event.located })),
  );
  if (sights.length === 0) return;
  const sightings = sights.map((sight) => ({ ...sight, at: sight.at.toISOString(), details: JSON.stringify(sight.details) }));
  const { firsts, notices } = await registerDevices(tx, sightings);
  await tx.run(isNewDevice, [sightings.map(({ eventId }) => eventId), sightings.map(({ at }) => at), sightings.map((sighting) => firsts.has(sighting))]);
  // The others are seen when they are placed.
  await touchDevices(tx, sights.filter(({ located }) => located));
  await announceQuietly(tx, notices, new Date());
}
