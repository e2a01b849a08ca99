import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** Somebody of the organization who works in the console. */
@Entity('member')
export class MemberEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'member_organization' })
  @Index('member_of_organization')
  @Column('uuid')
  organizationId: string;
  /** The login, in lower case. */
  @Index('member_email', { unique: true }) @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') role: string;
  @Column('text') passwordHash: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) disabledAt: Date | null;
  @Column({ ...moment, nullable: true }) lastSeenAt: Date | null;
}

/** A login that holds. Only the hash of its token is kept. */
@Entity('member_session')
export class MemberSessionEntity {
  @PrimaryColumn('bytea') hash: Buffer;
  @ForeignKey(() => MemberEntity, { name: 'member_session_member', onDelete: 'CASCADE' })
  @Index('session_of_member')
  @Column('uuid')
  memberId: string;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment }) expiresAt: Date;
}

/** One change of configuration and who made it. */
@Entity('change_log')
@Index('change_of_organization', { synchronize: false })
export class ChangeLogEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organizationId: string;
  @Column({ ...moment, default: () => 'now()' }) at: Date;
  @Column('text') actorKind: 'member' | 'key';
  @Column('uuid') actorId: string;
  @Column('text') operation: string;
  @Column('text') path: string;
  @Column('jsonb', { nullable: true }) body: Record<string, unknown> | null;
  /** Null until the change is made: an entry without it belongs to a process that ended meanwhile. */
  @Column({ ...moment, nullable: true }) doneAt: Date | null;
}
