import { type CanonicalEventType, type NetworkClass, recentDays, recentEvents as most } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { Subject } from './subject.js';

/** What facts need of an event. */
export interface RecentEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the organization's type means to analyzers; null: nothing. */
  readonly eventType: CanonicalEventType | null;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly networkClass: NetworkClass | null;
  readonly sessionId: string | null;
  readonly deviceId: string | null;
  /** Where money went: the account, or whose it is when only that is stated. */
  readonly destination: string | null;
}

// The window leads to the few partitions that can hold the events. Events of one moment are told apart by all that facts see
// of them, never by their ids: those tell in which order they arrived.
const recent = {
  name: 'facts-recent-events',
  text: `select s.n::int as n, e.at, e.event_type, e.user_agent, e.ip_address, e.place_country, e.latitude, e.longitude, e.accuracy_km, e.asn, e.network_class,
      e.session_id, e.device_id, e.destination
    from unnest($1::uuid[], $2::timestamptz[]) with ordinality as s(entity_id, newest_at, n)
    cross join lateral (
      select extract(epoch from timestamp)::float8 * 1000 as at, event_type, user_agent, ip_address, place_country, latitude, longitude, accuracy_km,
        asn::float8 as asn, network_class, session_id, device_id, coalesce(destination_account_id, destination_cuit) as destination
      from event
      where entity_id = s.entity_id and timestamp between s.newest_at - interval '${recentDays} days' and s.newest_at
      order by timestamp desc, event_type collate "C" desc, ip_address collate "C" desc, user_agent collate "C" desc, session_id collate "C" desc, device_id collate "C" desc, coalesce(destination_account_id, destination_cuit) collate "C" desc
      limit ${most}
    ) e
    order by s.n, e.at, e.event_type collate "C", e.ip_address collate "C", e.user_agent collate "C", e.session_id collate "C", e.device_id collate "C", e.destination collate "C"`,
};

interface RecentRow {
  n: number;
  at: number;
  event_type: string;
  user_agent: string | null;
  ip_address: string | null;
  place_country: string | null;
  latitude: number | null;
  longitude: number | null;
  accuracy_km: number | null;
  asn: number | null;
  network_class: NetworkClass | null;
  session_id: string | null;
  device_id: string | null;
  destination: string | null;
}

/** The last 32 events of each subject within 30 days of its newest, oldest first. */
export async function recentEvents(tx: Queryable, subjects: readonly Subject[]): Promise<RecentEvent[][]> {
  const rows = await tx.rows<RecentRow & Record<string, unknown>>(recent, [
    subjects.map((subject) => subject.entityId),
    subjects.map((subject) => subject.newestAt.toISOString()),
  ]);
  const organizationOf = (row: RecentRow): string => subjects[row.n - 1]?.organizationId ?? '';
  const meaning = await eventTypesOf(tx, rows.map((row) => ({ organizationId: organizationOf(row), raw: row.event_type })));
  const found: RecentEvent[][] = subjects.map(() => []);
  for (const row of rows) {
    found[row.n - 1]?.push({
      at: Math.round(row.at),
      eventType: meaning({ organizationId: organizationOf(row), raw: row.event_type }),
      userAgent: row.user_agent,
      ipAddress: row.ip_address,
      country: row.place_country,
      latitude: row.latitude,
      longitude: row.longitude,
      accuracyKm: row.accuracy_km,
      asn: row.asn,
      networkClass: row.network_class,
      sessionId: row.session_id,
      deviceId: row.device_id,
      destination: row.destination,
    });
  }
  return found;
}
