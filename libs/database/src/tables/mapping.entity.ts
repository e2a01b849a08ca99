import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** A name of the organization's own and the canonical one that analyzers understand. The global ones are code. */
@Entity('mapping')
export class MappingEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'mapping_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  @PrimaryColumn('text') kind: 'EVENT_TYPE' | 'IDENTITY_FIELD';
  /** The source as it is compared: two spellings of one name are one mapping. */
  @PrimaryColumn('text') spelling: string;
  @Column('text') source: string;
  @Column('text', { nullable: true }) target: string | null;
  @Column('text', { default: '' }) description: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** One key of a look-up table of the organization's own. */
@Entity('dataset_entry')
export class DatasetEntryEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'dataset_entry_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  @PrimaryColumn('text') slug: string;
  @PrimaryColumn('text') key: string;
  @Column('text', { nullable: true }) value: string | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}
