import type { Decision, EvaluationMode, RuleCategory, RuleStatus, Severity } from '@app/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** A rule as it is now. A deleted one stays as a row, for the alerts that it raised. */
@Entity('rule')
@Index('rule_of_organization', ['organizationId', 'createdAt'])
@Index('rule_versions_of_organization', { synchronize: false })
export class RuleEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'rule_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') name: string;
  @Column('text', { default: '' }) description: string;
  @Column('text', { default: 'custom' }) category: RuleCategory;
  @Column('text', { array: true, default: [] }) targetEntityTypes: string[];
  /** As they were written: a tree, `{cel}`, or a list of conditions on scores. */
  @Column('jsonb') conditions: unknown;
  @Column('jsonb', { default: [{ type: 'createAlert' }] }) actions: unknown[];
  @Column('boolean', { default: true }) enabled: boolean;
  @Column('integer', { default: 50 }) priority: number;
  @Column('real', { nullable: true }) score: number | null;
  @Column('text', { default: 'active' }) status: RuleStatus;
  @Column('text', { default: 'async' }) evaluationMode: EvaluationMode;
  @Column('text', { nullable: true }) riskMatrixId: string | null;
  @Column('text', { array: true, default: [] }) countries: string[];
  @Column('jsonb', { default: {} }) scope: Record<string, unknown>;
  @Column('text', { array: true, default: [] }) tags: string[];
  @Column('text') severity: Severity;
  @Column('text', { nullable: true }) decision: Decision | null;
  /** For so long after an alert further hits about the same entity are counted on it. */
  @Column('integer', { default: 0 }) cooldownSeconds: number;
  /** For so long it must hold before an alert opens, and not hold before it ends. */
  @Column('integer', { default: 0 }) openAfterSeconds: number;
  @Column('integer', { default: 0 }) closeAfterSeconds: number;
  /** Only ever goes up, also when the rule is deleted: the sum over an organization tells of any change. */
  @Column('integer', { default: 1 }) version: number;
  /** The keys that made and changed it. */
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('uuid', { nullable: true }) updatedBy: string | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
}

/** What a rule said in one of its versions, the present one too. */
@Entity('rule_version')
@Index('rule_version_once', ['ruleId', 'version'], { unique: true })
export class RuleVersionEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => RuleEntity, { name: 'rule_version_rule' })
  @Column('uuid')
  ruleId: string;
  @Column('integer') version: number;
  @Column('jsonb') text: Record<string, unknown>;
  @Column('uuid', { nullable: true }) changedBy: string | null;
  @Column({ ...moment, default: () => 'now()' }) changedAt: Date;
}

/** A rule held at an event: once for each of the two, by whichever version came first. */
@Entity('rule_hit')
@Index('rule_hit_of_rule', { synchronize: false })
@Index('rule_hit_of_entity', { synchronize: false })
export class RuleHitEntity {
  @PrimaryColumn('uuid') eventId: string;
  @PrimaryColumn('uuid') ruleId: string;
  @Column('uuid') organizationId: string;
  /** Null: nobody knew yet whose event it was. */
  @Column('uuid', { nullable: true }) entityId: string | null;
  /** When the event happened. */
  @Column({ ...moment }) eventAt: Date;
  @Column('integer') ruleVersion: number;
  @Column('text') evaluationMode: EvaluationMode;
  /** It was counted and touched nothing. */
  @Column('boolean') isShadow: boolean;
  @Column('real', { nullable: true }) score: number | null;
  @Column('text', { nullable: true }) decision: Decision | null;
  /** What was expected and what was there. */
  @Column('jsonb') conditions: Record<string, unknown>;
  @Column({ ...moment, default: () => 'now()' }) hitAt: Date;
  /** When alerting did what the rule does; null: not yet, or nothing is to be done. */
  @Column({ ...moment, nullable: true }) actedAt: Date | null;
}

/** How often a rule ran, hit and failed on a day. The sum over the shards is exact. */
@Entity('rule_tally')
export class RuleTallyEntity {
  @PrimaryColumn('uuid') ruleId: string;
  @PrimaryColumn('date') day: string;
  @PrimaryColumn('smallint') shard: number;
  @Column('bigint', { default: 0 }) evaluated: string;
  @Column('bigint', { default: 0 }) hits: string;
  @Column('bigint', { default: 0 }) shadowHits: string;
  @Column('bigint', { default: 0 }) failures: string;
  @Column({ ...moment, nullable: true }) lastHitAt: Date | null;
}

/** How often a rule hit in an hour. Kept for a month, and only of hours with hits. */
@Entity('rule_hour')
export class RuleHourEntity {
  @PrimaryColumn('uuid') ruleId: string;
  @PrimaryColumn({ ...moment }) hour: Date;
  @PrimaryColumn('smallint') shard: number;
  @Column('bigint', { default: 0 }) hits: string;
  @Column('bigint', { default: 0 }) shadowHits: string;
}

/** A rule that began to hold of somebody and has not held for long enough, or that ceased to and has an alert open still. */
@Entity('rule_standing')
@Index('rule_standing_due', ['dueAt'])
export class RuleStandingEntity {
  @PrimaryColumn('uuid') entityId: string;
  @PrimaryColumn('uuid') ruleId: string;
  @Column({ ...moment, nullable: true }) holdsSince: Date | null;
  @Column({ ...moment, nullable: true }) ceasedSince: Date | null;
  /** When the alert opens or ends without any event. */
  @Column({ ...moment }) dueAt: Date;
}
