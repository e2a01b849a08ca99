import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** A list of values to allow, block or look for. */
@Entity('data_list')
@Index('data_list_of_organization', ['organizationId', 'type', 'createdAt'])
export class DataListEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'data_list_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('text') source: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('jsonb', { default: {} }) config: Record<string, unknown>;
  @Column('jsonb', { default: {} }) fieldMappings: Record<string, unknown>;
  @Column('integer', { default: 50 }) priority: number;
  @Column('boolean', { default: false }) isGlobal: boolean;
  @Column('text', { default: 'active' }) status: 'active' | 'inactive' | 'archived';
  /** Written with the items themselves. */
  @Column('integer', { default: 0 }) itemCount: number;
  /** The lengths of all networks that were ever on it: an address is looked for under these. */
  @Column('integer', { array: true, default: [] }) networkLengths: number[];
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

@Entity('data_list_item')
@Index('data_list_item_once', ['listId', 'primaryKey'], { unique: true })
@Index('data_list_item_in_order', { synchronize: false })
export class DataListItemEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => DataListEntity, { name: 'data_list_item_list', onDelete: 'CASCADE' })
  @Column('uuid')
  listId: string;
  /** The primary value as it is compared: it is once in a list. */
  @Column('text') primaryKey: string;
  @Column('text') primaryValue: string;
  @Column('text', { array: true }) searchKeys: string[];
  @Column('jsonb', { default: {} }) itemData: Record<string, unknown>;
  @Column('jsonb', { default: {} }) metadata: Record<string, unknown>;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** A key of an item as it is compared. */
@Entity('data_list_key')
@Index('data_list_key_of_item', ['itemId'])
export class DataListKeyEntity {
  @PrimaryColumn('uuid') listId: string;
  @PrimaryColumn('text') key: string;
  @ForeignKey(() => DataListItemEntity, { name: 'data_list_key_item', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  itemId: string;
}
