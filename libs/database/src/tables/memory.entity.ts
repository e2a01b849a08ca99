import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What scoring remembers about an entity beyond its newest events, in the form of the domain's `memoryToBytes`. */
@Entity('entity_memory')
export class EntityMemoryEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  @Column('bytea') memory: Buffer;
}
