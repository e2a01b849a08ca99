import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { CycleCause } from '@app/domain';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

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
  /** See `observationsToText`. Null where this cycle changed a score: then its row in the history has them. */
  @Column('text', { nullable: true }) observations: string | null;
  /** The badges of our own that it raises. */
  @Column('jsonb', { default: [] }) badges: unknown[];
  @Column('bigint') eventCount: string;
  /** The newest event that scoring has seen: facts look back from here, not from the clock. */
  @Column({ ...moment }) lastEventAt: Date;
  @Column('integer') deviceCount: number;
  @Column('real') durationMs: number;
  @Column({ ...moment }) startedAt: Date;
  @Column({ ...moment }) finishedAt: Date;
  @Column('text', { default: 'events' }) cause: CycleCause;
}

/** The cycles that changed a score. */
@Entity('score_history')
export class ScoreHistoryEntity {
  @PrimaryColumn('uuid') entityId: string;
  @PrimaryColumn('integer') cycle: number;
  @Column('uuid') organizationId: string;
  @Column('jsonb') scores: Record<string, unknown>;
  @Column('text') observations: string;
  @Column('bigint') eventCount: string;
  @Column('integer') deviceCount: number;
  @Column('real') durationMs: number;
  @Column({ ...moment }) finishedAt: Date;
  @Column('text', { default: 'events' }) cause: CycleCause;
}

/** A cycle that changed a verdict although the entity's newest event is the same: told once to whoever wants to know. */
@Entity('score_revision')
@Index('score_revision_once', ['entityId', 'cycle'], { unique: true })
export class ScoreRevisionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organizationId: string;
  @Column('uuid') entityId: string;
  @Column('integer') cycle: number;
  @Column('text') cause: CycleCause;
  /** Old, new and why, as they were told. */
  @Column('jsonb') body: Record<string, unknown>;
  @Column({ ...moment, default: () => 'now()' }) revisedAt: Date;
}

/** How often each whole score came on a day. A key is a dimension and a score, see `tally.ts`. */
@Entity('score_tally')
@Index('score_tally_day', ['organizationId', 'day'])
@Index('score_tally_fresh', ['organizationId', 'day'], { where: 'not folded' })
export class ScoreTallyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') organizationId: string;
  @Column('date') day: string;
  @Column('integer', { array: true }) keys: number[];
  @Column('integer', { array: true }) counts: number[];
  @Column('boolean', { default: false }) folded: boolean;
}

/** The entities of an organization that are still to be scored again for one cause, and how far that has come. */
@Entity('rescoring')
export class RescoringEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'rescoring_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  @PrimaryColumn('text') cause: CycleCause;
  /** Whoever was scored since then is left out. */
  @Column({ ...moment }) scoredBefore: Date;
  /** The entity that was reached, from the youngest to the oldest. */
  @Column({ ...moment, nullable: true }) afterCreatedAt: Date | null;
  @Column('uuid', { nullable: true }) afterId: string | null;
  /** The last batch that was asked for. */
  @Column('bigint', { nullable: true }) batchId: string | null;
  @Column({ ...moment, default: () => 'now()' }) requestedAt: Date;
}
