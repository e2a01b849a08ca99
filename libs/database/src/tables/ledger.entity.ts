import type { CycleCause } from '@app/domain';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { moment } from './column-types.js';

/** The unit of work: some events and how far they have come. Written with the events, deleted when all is done. */
@Entity('batch')
@Index('batch_age', ['stage', 'acceptedAt'], { where: 'buried_at is null' })
@Index('batch_buried', ['id'], { where: 'buried_at is not null' })
@Index('batch_due', ['ringAt'], { where: 'buried_at is null' })
export class BatchEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('text') stage: string;
  @Column('uuid', { array: true }) eventIds: string[];
  /** The events' timestamps in the same order: they lead to the right partition. */
  @Column('timestamptz', { array: true }) eventTimes: Date[];
  /** Those that named an unknown person when they were stored. */
  @Column('uuid', { array: true, default: [] }) unresolvedIds: string[];
  /** Entities that came to be with this batch: events in the waiting room may be theirs. */
  @Column('uuid', { array: true, default: [] }) createdEntityIds: string[];
  /** Entities to score although no event of theirs is in it; after scoring: all that it touched, for alerting. */
  @Column('uuid', { array: true, default: [] }) entityIds: string[];
  /** Its events were scored before and corrected since: they are placed and scored again and not counted again. */
  @Column('boolean', { default: false }) corrects: boolean;
  /** Why its people are scored; null: for its events. */
  @Column('text', { nullable: true }) cause: CycleCause | null;
  @Column({ ...moment, default: () => 'now()' }) acceptedAt: Date;
  /** When the sweep rings next. */
  @Column({ ...moment }) ringAt: Date;
  @Column('integer', { default: 0 }) rings: number;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) lastError: string | null;
  /** Given up with the reason in lastError; kept to be looked at and played again. */
  @Column({ ...moment, nullable: true }) buriedAt: Date | null;
}

/** The events of one commit, kept for an hour: whoever watches them come sees each once, by the transaction that brought it. */
@Entity('intake')
@Index('intake_xid', ['xid'])
@Index('intake_age', ['at'])
export class IntakeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  /** The full transaction id: snapshots tell whether it was visible. */
  @Column('bigint') xid: string;
  @Column({ ...moment, default: () => 'now()' }) at: Date;
  /** One for each event. */
  @Column('uuid', { array: true }) organizationIds: string[];
  @Column('uuid', { array: true }) eventIds: string[];
  @Column('timestamptz', { array: true }) eventTimes: Date[];
}

/** The last time a worker of a station took a heartbeat job out of its queue: proof that it consumes. */
@Entity('station_heartbeat')
export class StationHeartbeatEntity {
  @PrimaryColumn('text') station: string;
  @Column({ ...moment, nullable: true }) at: Date | null;
  @Column('text', { nullable: true }) worker: string | null;
  /** What the station says of itself, for example the dates of its location data. */
  @Column('jsonb', { default: {} }) details: Record<string, unknown>;
  /** Since when an operator holds the station. Redis is told again and again, as it may forget. */
  @Column({ ...moment, nullable: true }) pausedAt: Date | null;
}

/** What one process did at a station in a minute, kept for two hours. */
@Entity('station_tally')
export class StationTallyEntity {
  @PrimaryColumn('text') station: string;
  @PrimaryColumn('text') worker: string;
  @PrimaryColumn({ ...moment }) minute: Date;
  @Column({ ...moment, default: () => 'now()' }) at: Date;
  @Column('integer', { default: 0 }) processed: number;
  @Column('integer', { default: 0 }) failed: number;
  @Column('double precision', { default: 0 }) busyMs: number;
}

/** How many events of a minute came to their score or webhook within so many seconds, kept for two hours. */
@Entity('lag_tally')
export class LagTallyEntity {
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn({ ...moment }) minute: Date;
  /** Infinity: all of them. */
  @PrimaryColumn('double precision') within: number;
  @Column('integer') events: number;
}

/** How many events of each name an hour had: names are types, or countries. See `activity/hour-tallies.ts`. */
@Entity('hour_tally')
@Index('hour_tally_hour', ['organizationId', 'kind', 'hour'])
@Index('hour_tally_fresh', ['organizationId', 'kind', 'hour'], { where: 'not folded' })
export class HourTallyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @Column('uuid') organizationId: string;
  @Column({ ...moment }) hour: Date;
  @Column('text') kind: string;
  @Column('text', { array: true }) names: string[];
  @Column('integer', { array: true }) counts: number[];
  @Column('boolean', { default: false }) folded: boolean;
}
