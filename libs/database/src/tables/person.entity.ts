import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** The person or company behind events. */
@Entity('entity')
@Index('entity_external_id', ['organizationId', 'externalId'], { unique: true, where: 'external_id is not null' })
@Index('entity_tax_id', ['organizationId', 'taxIdNormalized', 'type'], { unique: true, where: 'tax_id_normalized is not null' })
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
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** What something was done on. The same device id under two people is two rows: that is how sharing shows. */
@Entity('device')
@Index('device_of_entity', ['organizationId', 'entityId', 'deviceId'], { unique: true })
@Index('device_by_device_id', ['organizationId', 'deviceId'])
export class DeviceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organizationId: string;
  @Column('uuid') entityId: string;
  @Column('text') deviceId: string;
  @Column('jsonb', { default: {} }) details: Record<string, unknown>;
  @Column('boolean', { default: false }) isBlocked: boolean;
  @Column('boolean', { default: false }) isTrusted: boolean;
  @Column({ ...moment }) firstSeenAt: Date;
  @Column({ ...moment }) lastSeenAt: Date;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}
