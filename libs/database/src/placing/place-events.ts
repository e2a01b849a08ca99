import type { Transaction } from '../database.js';
import type { Batch } from '../ledger/ledger.js';
import { tallyHours } from '../activity/hour-tallies.js';
import { touchDevices } from '../devices/touch-devices.js';
import { type Gathering, gatheringsOf } from '../windows/gatherings.js';
import { type EventOfDevice, seenIn } from './events-of-devices.js';

/** What geolocation found out about one address. */
export interface PlaceToStore {
  readonly addressKind: string;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly asName: string | null;
  readonly networkClass: string;
}

interface Unplaced extends EventOfDevice {
  event_type: string;
}

interface Placed {
  id: string;
  entity_id: string | null;
  /** Somebody's, or tracked before anybody said whose; not one that waits for its person. */
  has_owner: boolean;
  /** Of one that was corrected before, the correction counted it, or its first place did. */
  is_first: boolean;
}

// The pairs of id and timestamp lead each look-up to its partition; in id order, so that two stations at one event wait in turn.
const unplaced = {
  name: 'event-unplaced',
  text: `select e.id, e.timestamp, e.created_at, e.organization_id, e.event_type, e.entity_id, e.device_id, e.device_details, e.ip_address, e.user_agent
    from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp)
    join event e on e.id = asked.id and e.timestamp = asked.timestamp
    where e.located_at is null
    order by e.id`,
};

// Not for an address that was corrected since it was read: the correction has a batch of its own. Whose an event is, is said
// by the row as it is placed: another worker may have adopted it since it was read, and leaves its device to us.
const place = {
  name: 'event-place',
  text: `update event e set located_at = now(), address_kind = p.address_kind, place_country = p.country, place_region = p.region, place_city = p.city,
      latitude = p.latitude, longitude = p.longitude, accuracy_km = p.accuracy_km, asn = p.asn, as_name = p.as_name, network_class = p.network_class
    from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::real[], $8::real[], $9::real[], $10::bigint[], $11::text[], $12::text[], $13::text[])
      as p(id, timestamp, address_kind, country, region, city, latitude, longitude, accuracy_km, asn, as_name, network_class, ip_address)
    where e.id = p.id and e.timestamp = p.timestamp and e.located_at is null and e.ip_address is not distinct from p.ip_address
    returning e.id, e.entity_id, e.entity_id is not null or (e.entity_external_id is null and e.tax_id is null) as has_owner, e.corrected_at is null as is_first`,
};

/** What was placed, and by what the organizations behind it gather events. */
export interface PlacedEvents {
  readonly events: readonly Pick<EventOfDevice, 'id' | 'timestamp' | 'organization_id'>[];
  readonly gatherings: readonly Gathering[];
}

/** Places the events of a batch that have no place yet, counts them, and notes where their devices were seen. A repeat finds none and does nothing. */
export async function placeEvents(tx: Transaction, batch: Batch, placeOf: (address: string | null) => PlaceToStore): Promise<PlacedEvents> {
  const events = await tx.rows<Unplaced & Record<string, unknown>>(unplaced, [batch.eventIds, batch.eventTimes]);
  if (events.length === 0) return { events: [], gatherings: [] };
  const places = events.map((event) => placeOf(event.ip_address));
  const [gatherings, rows] = await Promise.all([gatheringsOf(tx, events.map((event) => event.organization_id)), tx.rows<Placed & Record<string, unknown>>(place, [
    events.map((event) => event.id),
    events.map((event) => event.timestamp.toISOString()),
    places.map((one) => one.addressKind),
    places.map((one) => one.country),
    places.map((one) => one.region),
    places.map((one) => one.city),
    places.map((one) => one.latitude),
    places.map((one) => one.longitude),
    places.map((one) => one.accuracyKm),
    places.map((one) => one.asn),
    places.map((one) => one.asName),
    places.map((one) => one.networkClass),
    events.map((event) => event.ip_address),
  ])]);
  const placed = new Map(rows.map((row) => [row.id, row]));
  await touchDevices(tx, events.flatMap((event, n) => {
    const now = placed.get(event.id);
    return now?.has_owner ? seenIn({ ...event, entity_id: now.entity_id }, places[n] as PlaceToStore) : [];
  }));
  tallyHours(tx, events.flatMap(({ id, organization_id: organizationId, timestamp, event_type: eventType }, n) =>
    placed.get(id)?.is_first ? [{ organizationId, timestamp, eventType, country: (places[n] as PlaceToStore).country }] : []));
  return { events: events.filter(({ id }) => placed.has(id)), gatherings };
}
