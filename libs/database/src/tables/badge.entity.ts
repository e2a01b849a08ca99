import type { BadgeType } from '@app/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** A badge of an organization's own: who carries it, and after what delays. */
@Entity('badge_rule')
@Index('badge_rule_by_slug', ['organizationId', 'slug'], { unique: true })
export class BadgeRuleEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'badge_rule_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') type: BadgeType;
  @Column('integer', { default: 0 }) priority: number;
  @Column('jsonb') conditions: unknown[];
  @Column('integer', { default: 0 }) applyDelaySeconds: number;
  @Column('integer', { default: 0 }) removeDelaySeconds: number;
  @Column('boolean', { default: true }) enabled: boolean;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** A badge of an entity, or the prospect of one. The badge itself is code, or the rule of that slug. */
@Entity('entity_badge')
@Index('entity_badge_carried', ['organizationId', 'slug', 'entityId'], { where: 'since is not null' })
@Index('entity_badge_due', ['dueAt'], { where: 'due_at is not null' })
export class EntityBadgeEntity {
  @PrimaryColumn('uuid') entityId: string;
  @PrimaryColumn('text') slug: string;
  @Column('uuid') organizationId: string;
  /** When it was applied; null: it is not yet. */
  @Column({ ...moment, nullable: true }) since: Date | null;
  /** Of one that is not applied yet: since when its conditions hold, or from when they will. */
  @Column({ ...moment, nullable: true }) holdsSince: Date | null;
  /** Of one that is about to be removed: since when its conditions do not hold. */
  @Column({ ...moment, nullable: true }) ceasedSince: Date | null;
  /** When it changes without any event. */
  @Column({ ...moment, nullable: true }) dueAt: Date | null;
  @Column('text') explanation: string;
  @Column('jsonb', { default: {} }) metadata: Record<string, unknown>;
  /** The rule that gave it: no analyzer and no badge rule takes it away. */
  @Column('uuid', { nullable: true }) givenBy: string | null;
}
