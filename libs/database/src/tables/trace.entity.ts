import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';

/** Something that several people can leave behind, and that this one left: a session, an account that money was sent to, an account that it was sent from. */
@Entity('trace')
export class TraceEntity {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('text') kind: 'session' | 'destination' | 'account';
  @PrimaryColumn('text') value: string;
  @PrimaryColumn('uuid') entityId: string;
  @Column({ ...moment }) firstAt: Date;
  /** The event that left it first: whoever scores that event knows that others may not have counted this person. */
  @Column('uuid') firstEventId: string;
  /** The day, in UTC: a trace that is left a hundred times a day is written once. */
  @Column('date') lastOn: string;
}

/** How somebody began: the first four events, the block of addresses and the agent that each came with. */
@Entity('opening')
@Index('opening_alike', ['organizationId', 'signature', 'beganAt'], { where: 'signature is not null' })
export class OpeningEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  @Column('text', { array: true }) steps: string[];
  @Column({ ...moment }) beganAt: Date;
  /** Place, agent, types and pace: what those have in common who do the same. Null: too few steps, or nothing to tell by. */
  @Column('text', { nullable: true }) signature: string | null;
  /** Signatures that earlier events changed after all: those who counted by them count again. */
  @Column('text', { array: true, default: [] }) leftSignatures: string[];
}

/** How a device appeared at an account: what its first events there came to, within an hour. */
@Entity('appearance')
@Index('appearance_by_moment', ['organizationId', 'appearedAt', 'deviceId'])
export class AppearanceEntity {
  @PrimaryColumn('uuid') entityId: string;
  @PrimaryColumn('text') deviceId: string;
  @Column('uuid') organizationId: string;
  @Column({ ...moment }) appearedAt: Date;
  /** Each once. */
  @Column('text', { array: true }) eventTypes: string[];
  /** Where and with what the first of them came. */
  @Column('text', { nullable: true }) line: string | null;
  @Column('text', { nullable: true }) userAgent: string | null;
}

/** What was known of somebody, as it is compared between people, when he was last scored. */
@Entity('told')
@Index('told_by_email', ['organizationId', 'emailKey'], { where: 'email_key is not null' })
@Index('told_by_name', ['organizationId', 'nameKey'], { where: 'name_key is not null' })
@Index('told_by_tax_id', ['organizationId', 'taxId'], { where: 'tax_id is not null' })
export class ToldEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  /** As they were said, wherever that was. */
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) name: string | null;
  /** But for how they are written. */
  @Column('text', { nullable: true }) taxId: string | null;
  @Column('text', { nullable: true }) emailKey: string | null;
  @Column('text', { nullable: true }) nameKey: string | null;
  /** Whose tax id it is, where that is known: other countries give out the same numbers. */
  @Column('text', { nullable: true }) taxCountry: string | null;
}
