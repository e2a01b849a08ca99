import type { Sayings } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What events told about an entity, under the customer's own names: mappings give them their meaning when somebody is scored. */
@Entity('entity_sayings')
export class EntitySayingsEntity {
  @PrimaryColumn('uuid') entityId: string;
  @Column('uuid') organizationId: string;
  @Column('jsonb') sayings: Sayings;
}
