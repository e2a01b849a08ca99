import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';

/** One thing that somebody did: never changed in meaning, only enriched. Partitioned by `timestamp`, UTC month by month. */
@Entity('event')
@Index('event_of_entity', { synchronize: false })
@Index('event_by_address', { synchronize: false })
export class EventEntity {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn({ ...moment }) timestamp: Date;
  @Column('uuid') organizationId: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column('text') eventType: string;
  /** The `id` or Idempotency-Key of the caller. */
  @Column('text', { nullable: true }) clientId: string | null;
  @Column('text', { nullable: true }) userId: string | null;
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('text', { nullable: true }) entityExternalId: string | null;
  @Column('text', { nullable: true }) taxId: string | null;
  @Column('text', { nullable: true }) eventDate: string | null;
  @Column('text', { nullable: true }) sessionId: string | null;
  @Column('text', { nullable: true }) deviceId: string | null;
  @Column('jsonb', { nullable: true }) deviceDetails: Record<string, unknown> | null;
  @Column('text', { nullable: true }) ipAddress: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('boolean', { nullable: true }) isVpn: boolean | null;
  @Column('boolean', { nullable: true }) isProxy: boolean | null;
  @Column('boolean', { nullable: true }) isNewDevice: boolean | null;
  @Column('integer', { nullable: true }) failedAttemptsCount: number | null;
  @Column('text', { nullable: true }) destinationAccountId: string | null;
  @Column('text', { nullable: true }) destinationCuit: string | null;
  @Column('text', { nullable: true }) previousValue: string | null;
  @Column('text', { nullable: true }) userAgent: string | null;
  @Column('jsonb', { nullable: true }) metadata: Record<string, unknown> | null;
  /** Top-level fields that the schema does not know. */
  @Column('jsonb', { nullable: true }) extra: Record<string, unknown> | null;
  /** When geolocation placed it; the columns below are null until then. */
  @Column({ ...moment, nullable: true }) locatedAt: Date | null;
  @Column('text', { nullable: true }) addressKind: string | null;
  @Column('text', { nullable: true }) placeCountry: string | null;
  @Column('text', { nullable: true }) placeRegion: string | null;
  @Column('text', { nullable: true }) placeCity: string | null;
  @Column('real', { nullable: true }) latitude: number | null;
  @Column('real', { nullable: true }) longitude: number | null;
  @Column('real', { nullable: true }) accuracyKm: number | null;
  @Column('bigint', { nullable: true }) asn: string | null;
  @Column('text', { nullable: true }) asName: string | null;
  @Column('text', { nullable: true }) networkClass: string | null;
}

/** The waiting room of events whose person is not known yet; left when the entity appears. */
@Entity('unresolved_event')
@Index('unresolved_by_external_id', ['organizationId', 'entityExternalId'], { where: 'entity_external_id is not null' })
@Index('unresolved_by_tax_id', ['organizationId', 'taxIdNormalized'], { where: 'tax_id_normalized is not null' })
export class UnresolvedEventEntity {
  @PrimaryColumn('uuid') eventId: string;
  @Column({ ...moment }) timestamp: Date;
  @Column('uuid') organizationId: string;
  @Column('text', { nullable: true }) entityExternalId: string | null;
  @Column('text', { nullable: true }) taxIdNormalized: string | null;
}

/** The first answer to a key, so that a repeat gets the same one and stores nothing. */
@Entity('idempotency_key')
@Index('idempotency_key_age', ['createdAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea') requestHash: Buffer;
  @Column('text') answer: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
}
