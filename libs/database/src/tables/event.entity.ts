import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** One thing that somebody did: never changed in meaning, only enriched. Partitioned by `timestamp`, UTC month by month. */
@Entity('event')
@Index('event_of_entity', { synchronize: false })
@Index('event_by_address', { synchronize: false })
@Index('event_in_time', { synchronize: false })
@Index('event_of_user', { synchronize: false })
@Index('event_by_device', { synchronize: false })
@Index('event_by_session', { synchronize: false })
@Index('event_of_group', { synchronize: false })
@Index('event_by_client_id', { synchronize: false })
@Index('event_by_destination', { synchronize: false })
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
  /** Where it came from: an SDK, a browser, an import. */
  @Column('text', { nullable: true }) source: string | null;
  @Column('uuid', { array: true, nullable: true }) groupIds: string[] | null;
  /** Its timestamp is suspicious: far_past or future. */
  @Column('text', { nullable: true }) timeMark: string | null;
  @Column({ ...moment, nullable: true }) correctedAt: Date | null;
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

/** How many events of each type were accepted in a month. The sum over its shards is exact. */
@Entity('event_tally')
export class EventTallyEntity {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('date') month: string;
  @PrimaryColumn('text') eventType: string;
  @PrimaryColumn('smallint') shard: number;
  @Column('bigint') events: string;
  /** The newest timestamp. */
  @Column({ ...moment }) lastAt: Date;
}

/** How many events of each type one user had in the months before `until`, of whoever has many. It may be missing, and is never wrong. */
@Entity('user_tally')
export class UserTallyEntity {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('text') userId: string;
  @Column({ ...moment }) until: Date;
  @Column('text', { array: true }) eventTypes: string[];
  /** Of the type in the same place. */
  @Column('bigint', { array: true }) counts: string[];
  /** The newest timestamp of it. */
  @Column('timestamptz', { array: true }) lastAt: Date[];
}

/** One correction of an event: what it said before and what it says since. The first `before` is the original. */
@Entity('event_correction')
export class EventCorrectionEntity {
  @PrimaryColumn('uuid') eventId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') organizationId: string;
  @Column({ ...moment, default: () => 'now()' }) correctedAt: Date;
  @Column('uuid') keyId: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') before: Record<string, unknown>;
  @Column('jsonb') after: Record<string, unknown>;
}

/** A type of an organization's own. Retired: refused in new events, still a type of the old ones. */
@Entity('event_type')
export class EventTypeEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'event_type_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  @PrimaryColumn('text') code: string;
  @Column('text') category: string;
  @Column('text') title: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) retiredAt: Date | null;
}

/** The waiting room of events whose person is not known yet; left when the entity appears. */
@Entity('unresolved_event')
@Index('unresolved_by_external_id', ['organizationId', 'entityExternalId', 'timestamp', 'eventId'], { where: 'entity_external_id is not null' })
@Index('unresolved_by_tax_id', ['organizationId', 'taxIdNormalized', 'timestamp', 'eventId'], { where: 'tax_id_normalized is not null' })
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
