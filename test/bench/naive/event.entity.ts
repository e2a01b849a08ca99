import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The same columns as our `event`, in one plain table. Its indexes are in `create-table.ts`. */
@Entity({ name: 'event', synchronize: false })
export class Event {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ type: 'timestamptz', precision: 3 }) timestamp: Date;
  @Column({ name: 'organization_id', type: 'uuid' }) organizationId: string;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'event_type', type: 'text' }) eventType: string;
  @Column({ name: 'client_id', type: 'text', nullable: true }) clientId: string | null;
  @Column({ name: 'user_id', type: 'text', nullable: true }) userId: string | null;
  @Column({ name: 'entity_id', type: 'uuid', nullable: true }) entityId: string | null;
  @Column({ name: 'entity_external_id', type: 'text', nullable: true }) entityExternalId: string | null;
  @Column({ name: 'tax_id', type: 'text', nullable: true }) taxId: string | null;
  @Column({ name: 'event_date', type: 'text', nullable: true }) eventDate: string | null;
  @Column({ name: 'session_id', type: 'text', nullable: true }) sessionId: string | null;
  @Column({ name: 'device_id', type: 'text', nullable: true }) deviceId: string | null;
  @Column({ name: 'device_details', type: 'jsonb', nullable: true }) deviceDetails: object | null;
  @Column({ name: 'ip_address', type: 'text', nullable: true }) ipAddress: string | null;
  @Column({ type: 'text', nullable: true }) country: string | null;
  @Column({ name: 'is_vpn', type: 'boolean', nullable: true }) isVpn: boolean | null;
  @Column({ name: 'is_proxy', type: 'boolean', nullable: true }) isProxy: boolean | null;
  @Column({ name: 'is_new_device', type: 'boolean', nullable: true }) isNewDevice: boolean | null;
  @Column({ name: 'failed_attempts_count', type: 'integer', nullable: true }) failedAttemptsCount: number | null;
  @Column({ name: 'destination_account_id', type: 'text', nullable: true }) destinationAccountId: string | null;
  @Column({ name: 'destination_cuit', type: 'text', nullable: true }) destinationCuit: string | null;
  @Column({ name: 'previous_value', type: 'text', nullable: true }) previousValue: string | null;
  @Column({ name: 'user_agent', type: 'text', nullable: true }) userAgent: string | null;
  @Column({ type: 'jsonb', nullable: true }) metadata: object | null;
  @Column({ type: 'jsonb', nullable: true }) extra: object | null;
  @Column({ name: 'located_at', type: 'timestamptz', precision: 3, nullable: true }) locatedAt: Date | null;
  @Column({ name: 'address_kind', type: 'text', nullable: true }) addressKind: string | null;
  @Column({ name: 'place_country', type: 'text', nullable: true }) placeCountry: string | null;
  @Column({ name: 'place_region', type: 'text', nullable: true }) placeRegion: string | null;
  @Column({ name: 'place_city', type: 'text', nullable: true }) placeCity: string | null;
  @Column({ type: 'real', nullable: true }) latitude: number | null;
  @Column({ type: 'real', nullable: true }) longitude: number | null;
  @Column({ name: 'accuracy_km', type: 'real', nullable: true }) accuracyKm: number | null;
  @Column({ type: 'bigint', nullable: true }) asn: string | null;
  @Column({ name: 'as_name', type: 'text', nullable: true }) asName: string | null;
  @Column({ name: 'network_class', type: 'text', nullable: true }) networkClass: string | null;
}
