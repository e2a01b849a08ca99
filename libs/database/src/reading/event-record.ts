import type { TimeMark } from '@app/domain';
import type { Moment } from '../moments.js';

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
  readonly timestamp: Moment;
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
  readonly createdAt: Moment;
  readonly correctedAt: Moment | null;
}

/** The columns of an event `e` for `recordOf`, in its order. */
export const eventColumns = `e.id, e.event_type, e.user_id, e.entity_id, e.entity_external_id, e.tax_id, e.timestamp, e.event_date, e.session_id, e.device_id, e.device_details,
  e.ip_address, e.country, e.is_vpn, e.is_proxy, e.is_new_device, e.failed_attempts_count, e.destination_account_id, e.destination_cuit, e.previous_value, e.user_agent,
  e.metadata, e.source, e.time_mark, e.created_at, e.corrected_at, e.located_at, e.place_country, e.place_region, e.place_city,
  e.latitude, e.longitude, e.accuracy_km, e.asn, e.as_name, e.network_class, e.address_kind`;

/** What `eventColumns` brings. */
export type EventTuple = Record<string, unknown> & readonly [
  id: string, eventType: string, userId: string | null, entityId: string | null, entityExternalId: string | null, taxId: string | null, timestamp: Moment, eventDate: string | null, sessionId: string | null, deviceId: string | null, deviceDetails: Record<string, unknown> | null,
  ipAddress: string | null, country: string | null, isVpn: boolean | null, isProxy: boolean | null, isNewDevice: boolean | null, failedAttemptsCount: number | null, destinationAccountId: string | null, destinationCuit: string | null, previousValue: string | null, userAgent: string | null,
  metadata: Record<string, unknown> | null, source: string | null, timeMark: TimeMark | null, createdAt: Moment, correctedAt: Moment | null, locatedAt: Moment | null, placeCountry: string | null, placeRegion: string | null, placeCity: string | null,
  latitude: number | null, longitude: number | null, accuracyKm: number | null, asn: string | null, asName: string | null, networkClass: string | null, addressKind: string | null,
];

export function recordOf([
  id, eventType, userId, entityId, entityExternalId, taxId, timestamp, eventDate, sessionId, deviceId, deviceDetails,
  ipAddress, country, isVpn, isProxy, isNewDevice, failedAttemptsCount, destinationAccountId, destinationCuit, previousValue, userAgent,
  metadata, source, timeMark, createdAt, correctedAt, locatedAt, placeCountry, region, city,
  latitude, longitude, accuracyKm, asn, asName, networkClass, addressKind,
]: EventTuple): EventRecord {
  return {
    id, eventType, userId, entityId, entityExternalId, taxId, timestamp, eventDate, sessionId, deviceId, deviceDetails,
    ipAddress, country, isVpn, isProxy, isNewDevice, failedAttemptsCount, destinationAccountId, destinationCuit, previousValue, userAgent,
    metadata: shownMetadata(metadata), source, timeMark, createdAt, correctedAt,
    location: locatedAt === null ? null : { country: placeCountry, region, city, latitude, longitude, accuracyKm, asn: asn === null ? null : Number(asn), asName, networkClass, addressKind },
  };
}

/** Keys that begin with _ are fields of the system and not the caller's. */
export function shownMetadata(metadata: Record<string, unknown> | null): Record<string, unknown> | null {
  if (metadata === null || !Object.keys(metadata).some(isSystemKey)) return metadata;
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !isSystemKey(key)));
}

export const isSystemKey = (key: string): boolean => key.startsWith('_');
