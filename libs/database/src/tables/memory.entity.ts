import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** What scoring remembers about an entity: beyond its newest events in the form of the domain's `memoryToBytes`, and these as they are. */
@Entity('entity_memory')
@Index('entity_memory_of_organization', ['organizationId', 'entityId'])
export class EntityMemoryEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  @Column('bytea') memory: Buffer;
  /** The newest events, in the form of `rememberedToText`. */
  @Column('text') recent: string;
  /** What events told, as JSON of `Sayings` and under the customer's own names: mappings give them their meaning when somebody is scored. Empty: nothing. */
  @Column('text', { default: '' }) sayings: string;
}

/** The memories of an organization's entities added up, in the same form: how often each habit occurred, and how many have it. */
@Entity('population')
export class PopulationEntity {
  @ForeignKey(() => OrganizationEntity, { name: 'population_organization' })
  @PrimaryColumn('uuid')
  organizationId: string;
  @Column('integer') entities: number;
  @Column('bytea') events: Buffer;
  @Column('bytea') people: Buffer;
  @Column({ ...moment, default: () => 'now()' }) refreshedAt: Date;
}
