import type { AlertObjectives } from '@app/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';

/** The tenant: owns keys, events, everything. */
@Entity('organization')
export class OrganizationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** ISO 3166-1 alpha-2, for events and tax ids that name no country. */
  @Column('text', { nullable: true }) defaultCountry: string | null;
  /** The most events that are accepted in a calendar month (UTC); null: no limit. */
  @Column('bigint', { nullable: true }) monthlyEventLimit: string | null;
  /** In minutes, by severity; the usual ones where it says nothing. */
  @Column('jsonb', { default: {} }) alertObjectives: Partial<AlertObjectives>;
  /** Runs the installation: its members see and steer the stations, which serve all organizations. */
  @Column('boolean', { default: false }) operates: boolean;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
}

/** A bearer key. Only its hash is kept; `prefix` is what people recognise it by. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'api_key_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') name: string;
  @Column('text') kind: 'secret' | 'publishable';
  @Column('text') prefix: string;
  @Index('api_key_hash', { unique: true }) @Column('bytea') hash: Buffer;
  @Column('text', { array: true }) permissions: string[];
  /** Where a publishable key may be used from; empty: anywhere. */
  @Column('text', { array: true, default: [] }) allowedOrigins: string[];
  @Column({ ...moment, nullable: true }) disabledAt: Date | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) expiresAt: Date | null;
  @Column({ ...moment, nullable: true }) revokedAt: Date | null;
}
