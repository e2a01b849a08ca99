import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** An organization, team or workspace of the customer's people, as the customer reports it. */
@Entity('entity_group')
@Index('entity_group_once', ['organizationId', 'type', 'externalId'], { unique: true })
export class EntityGroupEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'entity_group_organization' })
  @Column('uuid')
  organizationId: string;
  /** In lower_snake_case. */
  @Column('text') type: string;
  @Column('text') externalId: string;
  @Column('jsonb', { default: {} }) data: Record<string, unknown>;
  @Column({ ...moment }) firstSeenAt: Date;
  @Column({ ...moment }) lastTrackedAt: Date;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

@Entity('entity_group_member')
@Index('entity_group_member_of_entity', ['entityId'])
export class EntityGroupMemberEntity {
  @ForeignKey(() => EntityGroupEntity, { name: 'entity_group_member_group', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  groupId: string;
  @PrimaryColumn('uuid') entityId: string;
  @Column({ ...moment, default: () => 'now()' }) joinedAt: Date;
}

/** Who a browser session belongs to, since somebody said so: its later events are theirs. */
@Entity('session_owner')
@Index('session_owner_age', ['boundAt'])
export class SessionOwnerEntity {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('text') sessionId: string;
  @Column('uuid') entityId: string;
  @Column({ ...moment, default: () => 'now()' }) boundAt: Date;
}
