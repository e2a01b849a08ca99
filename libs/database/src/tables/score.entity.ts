import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';

/** The latest scoring cycle of an entity. The four numbers stand in columns of their own for filters. */
@Entity('analysis')
export class AnalysisEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  @Column('integer') cycle: number;
  /** The newest cycle that alerting has judged. */
  @Column('integer', { default: 0 }) alertedCycle: number;
  @Column('real', { nullable: true }) humanity: number | null;
  @Column('real', { nullable: true }) authenticity: number | null;
  @Column('real', { nullable: true }) uniqueness: number | null;
  @Column('real', { nullable: true }) behavior: number | null;
  @Column('jsonb') scores: Record<string, unknown>;
  @Column('jsonb') observations: unknown[];
  /** The badges of our own that it raises. */
  @Column('jsonb', { default: [] }) badges: unknown[];
  @Column('bigint') eventCount: string;
  /** The newest event that scoring has seen: facts look back from here, not from the clock. */
  @Column({ ...moment }) lastEventAt: Date;
  @Column('integer') deviceCount: number;
  @Column('real') durationMs: number;
  @Column({ ...moment }) startedAt: Date;
  @Column({ ...moment }) finishedAt: Date;
}

/** The cycles that changed a score. */
@Entity('score_history')
export class ScoreHistoryEntity {
  @PrimaryColumn('uuid') entityId: string;
  @PrimaryColumn('integer') cycle: number;
  @Column('uuid') organizationId: string;
  @Column('jsonb') scores: Record<string, unknown>;
  @Column('jsonb') observations: unknown[];
  @Column('bigint') eventCount: string;
  @Column('integer') deviceCount: number;
  @Column('real') durationMs: number;
  @Column({ ...moment }) finishedAt: Date;
}
