import type { TimeMark } from '@app/domain';

/** Where geolocation put an event. */
export interface EventLocation {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly asName: string | null;
  readonly networkClass: string | null;
  readonly addressKind: string | null;
}

/** An event as it is shown. */
export interface EventRecord {
  readonly id: string;
  readonly eventType: string;
  readonly userId: string | null;
  readonly entityId: string | null;
  readonly entityExternalId: string | null;
  readonly taxId: string | null;
  readonly timestamp: Date;
  readonly eventDate: string | null;
  readonly sessionId: string | null;
  readonly deviceId: string | null;
  readonly deviceDetails: Record<string, unknown> | null;
  readonly ipAddress: string | null;
  readonly country: string | null;
  readonly isVpn: boolean | null;
  readonly isProxy: boolean | null;
  readonly isNewDevice: boolean | null;
  readonly failedAttemptsCount: number | null;
  readonly destinationAccountId: string | null;
  readonly destinationCuit: string | null;
  readonly previousValue: string | null;
  readonly userAgent: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly source: string | null;
  readonly location: EventLocation | null;
  readonly timeMark: TimeMark | null;
  readonly createdAt: Date;
  readonly correctedAt: Date | null;
}

/** What `eventColumns` brings. */
export interface EventRow extends Omit<EventRecord, 'location'>, Record<`place${string}`, unknown> {
  readonly locatedAt: Date | null;
  readonly placeCountry: string | null;
  readonly placeRegion: string | null;
  readonly placeCity: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
  readonly asn: number | null;
  readonly asName: string | null;
  readonly networkClass: string | null;
  readonly addressKind: string | null;
}

/** The columns of an event `e` for `recordOf`. */
export const eventColumns = `e.id, e.event_type as "eventType", e.user_id as "userId", e.entity_id as "entityId", e.entity_external_id as "entityExternalId",
  e.tax_id as "taxId", e.timestamp, e.event_date as "eventDate", e.session_id as "sessionId", e.device_id as "deviceId", e.device_details as "deviceDetails",
  e.ip_address as "ipAddress", e.country, e.is_vpn as "isVpn", e.is_proxy as "isProxy", e.is_new_device as "isNewDevice",
  e.failed_attempts_count as "failedAttemptsCount", e.destination_account_id as "destinationAccountId", e.destination_cuit as "destinationCuit",
  e.previous_value as "previousValue", e.user_agent as "userAgent", e.metadata, e.source, e.time_mark as "timeMark", e.created_at as "createdAt",
  e.corrected_at as "correctedAt", e.located_at as "locatedAt", e.place_country as "placeCountry", e.place_region as "placeRegion", e.place_city as "placeCity",
  e.latitude, e.longitude, e.accuracy_km as "accuracyKm", e.asn::float8 as asn, e.as_name as "asName", e.network_class as "networkClass", e.address_kind as "addressKind"`;

export function recordOf(row: EventRow): EventRecord {
  const { latitude, longitude, accuracyKm, asn, asName, networkClass, addressKind } = row;
  const location = { country: row.placeCountry, region: row.placeRegion, city: row.placeCity, latitude, longitude, accuracyKm, asn, asName, networkClass, addressKind };
  // Written out: leaving ten columns out of forty with "..." took longer than reading them.
  return {
    id: row.id,
    eventType: row.eventType,
    userId: row.userId,
    entityId: row.entityId,
    entityExternalId: row.entityExternalId,
    taxId: row.taxId,
    timestamp: row.timestamp,
    eventDate: row.eventDate,
    sessionId: row.sessionId,
    deviceId: row.deviceId,
    deviceDetails: row.deviceDetails,
    ipAddress: row.ipAddress,
    country: row.country,
    isVpn: row.isVpn,
    isProxy: row.isProxy,
    isNewDevice: row.isNewDevice,
    failedAttemptsCount: row.failedAttemptsCount,
    destinationAccountId: row.destinationAccountId,
    destinationCuit: row.destinationCuit,
    previousValue: row.previousValue,
    userAgent: row.userAgent,
    metadata: shownMetadata(row.metadata),
    source: row.source,
    timeMark: row.timeMark,
    createdAt: row.createdAt,
    correctedAt: row.correctedAt,
    location: row.locatedAt === null ? null : location,
  };
}

/** Keys that begin with _ are fields of the system and not the caller's. */
export function shownMetadata(metadata: Record<string, unknown> | null): Record<string, unknown> | null {
  if (metadata === null || !Object.keys(metadata).some(isSystemKey)) return metadata;
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !isSystemKey(key)));
}

export const isSystemKey = (key: string): boolean => key.startsWith('_');
