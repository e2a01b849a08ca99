import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** What somebody said about an event or an entity: fraud or legitimate. Of a subject the highest number holds. */
@Entity('label')
export class LabelEntity {
  @PrimaryColumn('uuid') subjectId: string;
  @PrimaryColumn('integer') number: number;
  @ForeignKey(() => OrganizationEntity, { name: 'label_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') subject: 'event' | 'entity';
  @Column('text') label: string;
  /** When it became known: a score at an earlier moment does not know it. */
  @Column({ ...moment }) knownAt: Date;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid') keyId: string;
  @Column({ ...moment, default: () => 'now()' }) toldAt: Date;
}

/** An event that is labelled, itself or through its entity, while that was what people knew, with what reputations are asked by. */
@Entity('labelled_event')
@Index('labelled_event_of_organization', ['organizationId', 'eventAt'], { where: 'known_until is null' })
@Index('labelled_event_at_destination', ['organizationId', 'destination', 'eventAt'], { where: 'destination is not null' })
@Index('labelled_event_on_address', ['organizationId', 'ipAddress', 'eventAt'], { where: 'ip_address is not null' })
export class LabelledEventEntity {
  @PrimaryColumn('uuid') eventId: string;
  @Column('uuid') organizationId: string;
  /** Whose it was when it was labelled; null: nobody's. */
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('text') label: string;
  @PrimaryColumn({ ...moment }) knownAt: Date;
  /** When another label took over: a score at that moment or later does not know this one. Null: it stands. */
  @Column({ ...moment, nullable: true }) knownUntil: Date | null;
  @Column('text') through: 'event' | 'entity';
  @Column({ ...moment }) eventAt: Date;
  @Column('text', { nullable: true }) destination: string | null;
  @Column('text', { nullable: true }) ipAddress: string | null;
}
