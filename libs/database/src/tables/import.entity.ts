import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

export type ImportStatus = 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';

/** Which column of a CSV file becomes which field. */
@Entity('import_mapping')
@Index('import_mapping_of_organization', ['organizationId', 'createdAt'])
export class ImportMappingEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'import_mapping_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') name: string;
  @Column('text') target: string;
  @Column('jsonb') columnMapping: Record<string, unknown>;
  @Column('jsonb', { default: {} }) defaultFields: Record<string, unknown>;
  @Column('jsonb', { nullable: true }) headersSnapshot: string[] | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
}

/** One uploaded file and how far it has come. The file lies here until it is done: whoever finds the job can go on with it. */
@Entity('import_job')
@Index('import_job_of_organization', { synchronize: false })
@Index('import_job_open', ['createdAt'], { where: `status in ('queued', 'processing')` })
export class ImportJobEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'import_job_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') kind: string;
  @Column('text', { default: 'queued' }) status: ImportStatus;
  /** The mapping as it was when the file came. */
  @Column('jsonb') mapping: Record<string, unknown>;
  @Column('jsonb', { default: {} }) options: Record<string, unknown>;
  @Column('text', { nullable: true }) fileName: string | null;
  /** Compressed. */
  @Column('bytea', { nullable: true }) file: Buffer | null;
  @Column('integer') totalItems: number;
  @Column('integer', { default: 0 }) processed: number;
  @Column('integer', { default: 0 }) succeeded: number;
  @Column('integer', { default: 0 }) failed: number;
  @Column('integer', { default: 0 }) skipped: number;
  /** How often it was taken up without a step forward. */
  @Column('integer', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) lastError: string | null;
  /** While this lasts, somebody is at it. */
  @Column({ ...moment, nullable: true }) claimedUntil: Date | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) finishedAt: Date | null;
}

@Entity('import_failure')
export class ImportFailureEntity {
  @ForeignKey(() => ImportJobEntity, { name: 'import_failure_job', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  jobId: string;
  @PrimaryColumn('integer') rowNumber: number;
  @Column('text') rowKey: string;
  @Column('text') code: string;
  @Column('text') message: string;
}
