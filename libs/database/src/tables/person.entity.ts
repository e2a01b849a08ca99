import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** The person or company behind events. */
@Entity('entity')
@Index('entity_external_id', ['organizationId', 'externalId'], { unique: true, where: 'external_id is not null and deleted_at is null' })
@Index('entity_tax_id', ['organizationId', 'taxIdNormalized', 'type'], { unique: true, where: 'tax_id_normalized is not null and deleted_at is null' })
@Index('entity_of_organization', { synchronize: false })
@Index('entity_search', { synchronize: false })
@Index('entity_by_email', { synchronize: false })
@Index('entity_by_name', { synchronize: false })
@Index('entity_disregarded', ['id'], { where: 'disregarded_at is not null' })
export class EntityEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'entity_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text', { nullable: true }) externalId: string | null;
  @Column('text') type: 'person' | 'company';
  @Column('text') name: string;
  @Column('text', { nullable: true }) taxId: string | null;
  @Column('text', { nullable: true }) taxIdNormalized: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { default: 'under_review' }) status: string;
  @Column('jsonb', { default: {} }) attributes: Record<string, unknown>;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) nationality: string | null;
  @Column('text', { nullable: true }) registrationDate: string | null;
  @Column('jsonb', { nullable: true }) operationalHours: unknown;
  @Column('jsonb', { nullable: true }) riskFactors: unknown;
  @Column('jsonb', { default: {} }) entityData: Record<string, unknown>;
  @Column('boolean', { default: false }) isClient: boolean;
  @Column('text', { nullable: true }) riskMatrixId: string | null;
  @Column('text', { nullable: true }) statusReason: string | null;
  @Column({ ...moment, nullable: true }) statusChangedAt: Date | null;
  /** Staff and testers: not scored, and their devices and addresses do not count against others. */
  @Column({ ...moment, nullable: true }) disregardedAt: Date | null;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** What something was done on. The same device id under two people is two rows: that is how sharing shows. */
@Entity('device')
@Index('device_of_entity', ['entityId', 'deviceId', 'organizationId'], { unique: true })
@Index('device_of_nobody', ['organizationId', 'deviceId'], { unique: true, where: 'entity_id is null' })
@Index('device_by_device_id', ['organizationId', 'deviceId'])
@Index('device_of_organization', { synchronize: false })
@Index('device_disregarded', ['deviceId'], { where: 'disregarded_at is not null' })
export class DeviceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organizationId: string;
  /** Null: tracked in a browser before anybody said who it is. */
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('text') deviceId: string;
  /** What was said of it: of each field the newest word. */
  @Column('jsonb', { default: {} }) details: Record<string, unknown>;
  @Column('jsonb', { default: {} }) metadata: Record<string, unknown>;
  /** What the event or registration said that saw it last, as a number: two sights of one moment have an order too. */
  @Column('uuid', { nullable: true }) lastSeenBy: string | null;
  /** Which sight said what the last one did not say. */
  @Column('jsonb', { default: {} }) saidBy: Record<string, string>;
  /** Address with its place, and user agent: of the newest sight that had one. */
  @Column('text', { nullable: true }) ipAddress: string | null;
  @Column('text', { nullable: true }) userAgent: string | null;
  @Column('text', { nullable: true }) placeCountry: string | null;
  @Column('text', { nullable: true }) placeCity: string | null;
  @Column('bigint', { nullable: true }) asn: string | null;
  @Column('text', { nullable: true }) asName: string | null;
  @Column({ ...moment, nullable: true }) blockedAt: Date | null;
  @Column('text', { nullable: true }) blockedBecause: string | null;
  @Column({ ...moment, nullable: true }) disregardedAt: Date | null;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
  @Column('boolean', { default: false }) isBlocked: boolean;
  @Column('boolean', { default: false }) isTrusted: boolean;
  @Column({ ...moment }) firstSeenAt: Date;
  @Column({ ...moment }) lastSeenAt: Date;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}
