import { type CanonicalEventType, type CanonicalField, lineOf, type MemorableEvent, memoryDays, type NetworkClass, type OwnMappings, readMoney, type Told, toldBy } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from '../facts/event-types.js';
import { ownFieldsIn } from '../facts/own-fields.js';
import type { Batch } from '../ledger/ledger.js';

/** An event of somebody, with what a memory keeps of it. */
export interface EventOfEntity {
  readonly id: string;
  readonly entityId: string;
  readonly organizationId: string;
  readonly event: MemorableEvent;
  /** What it tells of who the entity is; null for nothing. */
  readonly told: Told | null;
  /** Whether it brought a device that the entity had not been seen on, and that says what it is. */
  readonly bringsDevice: boolean;
}

/** An event as it stands in its table, before anybody knows what its type and its fields mean to its organization. */
export interface StoredEvent extends Record<string, unknown> {
  id: string;
  entity_id: string;
  organization_id: string;
  at: number;
  event_type: string;
  ip_address: string | null;
  asn: number | null;
  network_class: NetworkClass | null;
  place_country: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracy_km: number | null;
  user_agent: string | null;
  session_id: string | null;
  device_id: string | null;
  destination: string | null;
  brings_device: boolean;
  metadata: Record<string, unknown> | null;
}

const columns = `e.id, e.entity_id, e.organization_id, extract(epoch from e.timestamp)::float8 * 1000 as at, e.event_type,
  e.ip_address, e.asn::float8 as asn, e.network_class, e.place_country, e.latitude, e.longitude, e.accuracy_km, e.user_agent, e.session_id, e.device_id,
  coalesce(e.destination_account_id, e.destination_cuit) as destination,
  (e.is_new_device and e.device_details is not null) is true as brings_device, e.metadata`;

// "is true" keeps the planner from the index by entity: over partitions without statistics, as every month's is at first, it
// would gather all that is anybody's and look for the batch in it.
const ofBatch = {
  name: 'memory-events-of-batch',
  text: `select ${columns} from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
    join event e on e.id = asked.id and e.timestamp = asked.timestamp
    where (e.entity_id is not null) is true order by e.entity_id`,
};

/** A memory that is built anew is built from so many of the newest events. */
const MOST_REREAD = 20_000;

// What still waits at a station before this one is counted when it gets there.
const ofEntity = {
  name: 'memory-events-of-entity',
  text: `select ${columns} from event e
    where e.entity_id = $1 and e.timestamp > (select max(timestamp) from event where entity_id = $1) - interval '${memoryDays} days'
      and e.id not in (select unnest(event_ids) from batch where stage in ('received', 'located') and not corrects)
    order by e.timestamp desc limit ${MOST_REREAD}`,
};

/** After a correction so many events are read again for what they tell: what was said before them stays as it is remembered. */
const MOST_TOLD_AGAIN = 500;

const thatMayTell = {
  name: 'sayings-told-again',
  text: `select ${columns} from unnest($1::uuid[]) as s(id)
    cross join lateral (select * from event where entity_id = s.id order by timestamp desc limit ${MOST_TOLD_AGAIN}) e
    where e.metadata is not null`,
};

/** The events of a batch that are somebody's, in the order of whose they are. */
export async function storedEventsOf(tx: Queryable, batch: Pick<Batch, 'eventIds' | 'eventTimes'>): Promise<StoredEvent[]> {
  return batch.eventIds.length === 0 ? [] : tx.rows<StoredEvent>(ofBatch, [batch.eventIds, batch.eventTimes]);
}

/** All that this entity has been scored with and a memory keeps, as it stands now. */
export async function rememberedEventsOf(tx: Queryable, entityId: string): Promise<MemorableEvent[]> {
  return (await readEvents(tx, await tx.rows<StoredEvent>(ofEntity, [entityId]))).map(({ event }) => event);
}

/** What they mean. */
export async function readEvents(tx: Queryable, rows: readonly StoredEvent[]): Promise<EventOfEntity[]> {
  const [meaning, own] = await Promise.all([eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type }))), ownFieldsIn(tx, rows)]);
  return rows.map((row) => toEvent(row, meaning({ organizationId: row.organization_id, raw: row.event_type }), own.get(row.organization_id)));
}

function toEvent(row: StoredEvent, eventType: CanonicalEventType | null, own: OwnMappings<CanonicalField> | undefined): EventOfEntity {
  const at = Math.round(row.at);
  return {
    id: row.id,
    entityId: row.entity_id,
    organizationId: row.organization_id,
    event: {
      at,
      type: row.event_type,
      eventType,
      line: row.ip_address === null ? null : lineOf(row.ip_address),
      asn: row.asn,
      networkClass: row.network_class,
      country: row.place_country,
      latitude: row.latitude,
      longitude: row.longitude,
      accuracyKm: row.accuracy_km,
      userAgent: row.user_agent,
      sessionId: row.session_id,
      deviceId: row.device_id,
      destination: row.destination,
      money: readMoney(row.metadata, own),
    },
    told: row.metadata && toldBy({ eventType: row.event_type, at, data: row.metadata }, eventType),
    bringsDevice: row.brings_device,
  };
}

/** The newest events of these people that tell who they are, at most so many of each looked at, as they stand now. */
export async function tellingEventsOf(tx: Queryable, entityIds: readonly string[]): Promise<EventOfEntity[]> {
  return (await readEvents(tx, await tx.rows<StoredEvent>(thatMayTell, [entityIds]))).filter(({ told }) => told !== null);
}
