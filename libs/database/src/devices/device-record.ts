/** A device of a person, as it is stored. */
export interface DeviceRecord {
  readonly id: string;
  readonly deviceId: string;
  readonly entityId: string | null;
  readonly entityExternalId: string | null;
  readonly entityTaxId: string | null;
  /** What was said of it, of each field the newest word. */
  readonly details: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly ipAddress: string | null;
  readonly placeCountry: string | null;
  readonly placeCity: string | null;
  readonly userAgent: string | null;
  readonly isBlocked: boolean;
  readonly blockedAt: Date | null;
  readonly blockedBecause: string | null;
  readonly isTrusted: boolean;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** From `device d left join entity e`. */
export const deviceColumns = `d.id, d.device_id as "deviceId", d.entity_id as "entityId", coalesce(e.external_id, e.id::text) as "entityExternalId", e.tax_id as "entityTaxId",
  d.details, d.metadata, d.ip_address as "ipAddress", d.place_country as "placeCountry", d.place_city as "placeCity", d.user_agent as "userAgent",
  d.is_blocked as "isBlocked", d.blocked_at as "blockedAt", d.blocked_because as "blockedBecause", d.is_trusted as "isTrusted",
  d.first_seen_at as "firstSeenAt", d.last_seen_at as "lastSeenAt", d.created_at as "createdAt", d.updated_at as "updatedAt"`;

export const devicesWithEntities = 'device d left join entity e on e.id = d.entity_id';
