import type { Severity } from '@app/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { RuleEntity } from './rule.entity.js';

/** What a rule raised about an entity; one while it is open. */
@Entity('alert')
@Index('alert_while_it_holds', ['ruleId', 'entityId'], { unique: true, where: 'ended_at is null' })
@Index('alert_of_organization', { synchronize: false })
@Index('alert_of_entity', { synchronize: false })
@Index('alert_of_rule_and_entity', { synchronize: false })
@Index('alert_by_status', { synchronize: false })
@Index('alert_of_assignee', { synchronize: false })
export class AlertEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organizationId: string;
  @ForeignKey(() => RuleEntity, { name: 'alert_rule' })
  @Column('uuid')
  ruleId: string;
  @Column('integer') ruleVersion: number;
  @Column('uuid') entityId: string;
  @Column('text', { default: 'PENDING' }) status: 'PENDING' | 'ACKNOWLEDGED' | 'RESOLVED';
  @Column('text') severity: Severity;
  /** What kind of risk it is about, as its rule has it. */
  @Column('text', { default: 'fraud' }) category: string;
  /** Who is to look into it. */
  @Column('text', { nullable: true }) assignee: string | null;
  @Column({ ...moment, nullable: true }) acknowledgedAt: Date | null;
  @Column('text', { nullable: true }) acknowledgedBy: string | null;
  @Column({ ...moment, nullable: true }) resolvedAt: Date | null;
  /** Null: the rule stopped holding. */
  @Column('text', { nullable: true }) resolvedBy: string | null;
  @Column('integer', { default: 0 }) actionCount: number;
  /** Rule, scores, observations and reason at the moment it opened. */
  @Column('jsonb') snapshot: Record<string, unknown>;
  /** When the oldest event of the batch that raised it was acknowledged. */
  @Column({ ...moment }) acceptedAt: Date;
  @Column({ ...moment, default: () => 'now()' }) openedAt: Date;
  /** The event that raised it, of a rule that asks about events. */
  @Column('uuid', { nullable: true }) eventId: string | null;
  /** How often the rule hit while it was open or cooling down. */
  @Column('integer', { default: 1 }) hits: number;
  @Column({ ...moment, default: () => 'now()' }) lastHitAt: Date;
  /** When the rule stopped holding. */
  @Column({ ...moment, nullable: true }) endedAt: Date | null;
}
