import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** What somebody wrote about an entity. It stays as it was written. */
@Entity('entity_note')
@Index('note_of_entity', { synchronize: false })
export class EntityNoteEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'entity_note_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('uuid') entityId: string;
  @Column('text') text: string;
  /** The name of the key or the member, as it was then. */
  @Column('text') by: string;
  @Column({ ...moment, default: () => 'now()' }) at: Date;
}
