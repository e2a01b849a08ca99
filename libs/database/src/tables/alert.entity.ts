import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** Conditions on scores that raise an alert. A deleted rule stays as a row, for the alerts that it raised. */
@Entity('rule')
@Index('rule_of_organization', ['organizationId', 'createdAt'])
export class RuleEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'rule_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') name: string;
  @Column('text', { default: '' }) description: string;
  @Column('text') severity: Severity;
  @Column('boolean', { default: true }) enabled: boolean;
  @Column('jsonb') conditions: unknown[];
  @Column('integer', { default: 1 }) version: number;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
}

/** What a rule raised about an entity; one while the rule holds. */
@Entity('alert')
@Index('alert_while_it_holds', ['ruleId', 'entityId'], { unique: true, where: 'ended_at is null' })
@Index('alert_of_organization', { synchronize: false })
@Index('alert_of_entity', { synchronize: false })
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
  /** When the rule stopped holding. */
  @Column({ ...moment, nullable: true }) endedAt: Date | null;
}
