import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AlertEntity } from './alert.entity.js';
import { moment } from './column-types.js';
import { OrganizationEntity } from './organization.entity.js';

/** Where an organization wants to be told. */
@Entity('webhook_endpoint')
@Index('webhook_endpoint_of_organization', ['organizationId', 'createdAt'])
export class WebhookEndpointEntity {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OrganizationEntity, { name: 'webhook_endpoint_organization' })
  @Column('uuid')
  organizationId: string;
  @Column('text') url: string;
  @Column('text', { default: '' }) description: string;
  @Column('text', { array: true }) eventTypes: string[];
  /** The signing secret, `whsec_...`: needed in clear for every signature, shown to the customer once. */
  @Column('text') secret: string;
  @Column('boolean', { default: true }) enabled: boolean;
  @Column('text', { nullable: true }) disabledBecause: string | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
}

/** One notice for one endpoint, of an alert or of an entity. `id` is the webhook-id of every attempt. */
@Entity('delivery')
@Index('delivery_once', ['alertId', 'endpointId', 'type'], { unique: true })
@Index('delivery_due', ['ringAt'], { where: `status = 'pending'` })
@Index('delivery_of_endpoint', { synchronize: false })
@Index('delivery_of_organization', { synchronize: false })
export class DeliveryEntity {
  @PrimaryColumn('text') id: string;
  @Column('uuid') organizationId: string;
  @ForeignKey(() => WebhookEndpointEntity, { name: 'delivery_endpoint' })
  @Column('uuid')
  endpointId: string;
  @ForeignKey(() => AlertEntity, { name: 'delivery_alert' })
  @Column('uuid', { nullable: true })
  alertId: string | null;
  /** Whom it is about, where no alert says so. */
  @Column('uuid', { nullable: true }) entityId: string | null;
  @Column('text') type: string;
  @Column('text') body: string;
  @Column('text', { default: 'pending' }) status: 'pending' | 'delivered' | 'failed';
  @Column('integer', { default: 0 }) attempts: number;
  @Column({ ...moment, default: () => 'now()' }) nextAttemptAt: Date;
  /** While this lasts, somebody is at it. */
  @Column({ ...moment, nullable: true }) claimedUntil: Date | null;
  @Column({ ...moment }) ringAt: Date;
  @Column('integer', { default: 0 }) rings: number;
  @Column({ ...moment }) acceptedAt: Date;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, nullable: true }) finishedAt: Date | null;
}

/** One try at a delivery. */
@Entity('attempt')
export class AttemptEntity {
  @ForeignKey(() => DeliveryEntity, { name: 'attempt_delivery' })
  @PrimaryColumn('text')
  deliveryId: string;
  @PrimaryColumn('integer') number: number;
  @Column({ ...moment }) startedAt: Date;
  @Column('integer') durationMs: number;
  @Column('integer', { nullable: true }) status: number | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('text', { nullable: true }) because: string | null;
  @Column('text', { nullable: true }) answer: string | null;
}
