import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

export type BacktestStatus = 'queued' | 'running' | 'completed' | 'failed' | 'stopped';

/** A rule that is asked about the stored events of a period, and how far that has come. */
@Entity('backtest')
@Index('backtest_of_organization', ['organizationId', 'createdAt'])
@Index('backtest_open', ['createdAt'], { where: `status in ('queued', 'running')` })
export class BacktestEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'backtest_organization' })
  @Column('uuid')
  organizationId: string;
  /** Null: a draft. */
  @Column('uuid', { nullable: true }) ruleId: string | null;
  @Column('integer', { nullable: true }) ruleVersion: number | null;
  /** What the rule said when it was asked for. */
  @Column('jsonb') rule: Record<string, unknown>;
  @Column({ ...moment }) fromAt: Date;
  @Column({ ...moment }) toAt: Date;
  @Column('text', { default: 'queued' }) status: BacktestStatus;
  /** How many events there are; null: it is not known, or they are too many to count first. */
  @Column('bigint', { nullable: true }) total: string | null;
  @Column('bigint', { default: 0 }) processed: string;
  @Column('bigint', { default: 0 }) hits: string;
  @Column('bigint', { default: 0 }) failures: string;
  /** The last event that was asked about. */
  @Column({ ...moment, nullable: true }) afterAt: Date | null;
  @Column('uuid', { nullable: true }) afterId: string | null;
  /** Events by day. */
  @Column('jsonb', { default: {} }) days: Record<string, number>;
  @Column('jsonb', { nullable: true }) report: Record<string, unknown> | null;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column({ ...moment, nullable: true }) claimedUntil: Date | null;
  @Column('uuid', { nullable: true }) requestedBy: string | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) finishedAt: Date | null;
}

/** An event at which the rule of a backtest held. */
@Entity('backtest_hit')
@Index('backtest_hit_in_order', ['backtestId', 'eventAt', 'eventId'])
@Index('backtest_hit_by_entity', ['backtestId', 'entityId', 'eventAt', 'eventId'])
export class BacktestHitEntity {
  @ForeignKey(() => BacktestEntity, { name: 'backtest_hit_backtest', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  backtestId: string;
  @PrimaryColumn('uuid') eventId: string;
  @Column('uuid') entityId: string;
  @Column({ ...moment }) eventAt: Date;
  @Column('jsonb') conditions: Record<string, unknown>;
}
