import type { StoredFigures } from '@app/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** By what an organization's rules gather events: whoever writes an event knows from here which keys of it are counted. */
@Entity('window_gathering')
export class WindowGatheringEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'window_gathering_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  /** As in a window request. */
  @PrimaryColumn('text') gatheredBy: string;
  @Column('uuid') id: string;
  /** Whether a window of it asks where events came from. */
  @Column('boolean', { default: false }) asksPlace: boolean;
  @Column({ ...moment, default: () => 'now()' }) since: Date;
  /** Back to when the entries of events before it are written. */
  @Column({ ...moment, nullable: true }) filledTo: Date | null;
  /** When the entries of events before it were written; null for what events have an index by. */
  @Column({ ...moment, nullable: true }) filledAt: Date | null;
}

/** What happened under one key in one second, minute, hour or day. It may be missing, and is never wrong. */
@Entity('window_bucket')
@Index('window_bucket_age', ['start'])
export class WindowBucketEntity {
  /** Of a gathering and a value. */
  @PrimaryColumn('uuid') key: string;
  /** In seconds. */
  @PrimaryColumn('integer') grain: number;
  @PrimaryColumn({ ...moment }) start: Date;
  /** All under the key, in any series or none. */
  @Column('integer') events: number;
  /** By series; a series that is missing was not counted yet. */
  @Column('jsonb') figures: Record<string, StoredFigures>;
}

/** Where the events are that share a value in their metadata. */
@Entity('window_entry')
@Index('window_entry_age', ['at'])
export class WindowEntryEntity {
  @PrimaryColumn('uuid') key: string;
  @PrimaryColumn({ ...moment }) at: Date;
  @PrimaryColumn('uuid') eventId: string;
}
