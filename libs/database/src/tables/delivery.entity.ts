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
  /** By which channel it is told. */
  @Column('text', { default: 'webhook' }) channel: string;
  /** What the channel must know beside the address. */
  @Column('jsonb', { default: {} }) settings: Record<string, unknown>;
  /** Whose headers its webhooks carry beside those of Standard Webhooks. */
  @Column('text', { default: 'standard' }) signature: string;
  /** The secret before this one: until its time is over, both sign. */
  @Column('text', { nullable: true }) secretBefore: string | null;
  @Column({ ...moment, nullable: true }) secretBeforeUntil: Date | null;
  /** The number of the latest notice for it. */
  @Column('bigint', { default: 0 }) lastSequence: string;
  @Column('boolean', { default: true }) enabled: boolean;
  @Column('text', { nullable: true }) disabledBecause: string | null;
  /** When the failures began that nothing has interrupted since. */
  @Column({ ...moment, nullable: true }) firstFailureAt: Date | null;
  /** Since when it counts as failing for good. */
  @Column({ ...moment, nullable: true }) failingSince: Date | null;
  /** It said that it has too much to do: until then nothing is sent. */
  @Column({ ...moment, nullable: true }) restsUntil: Date | null;
  @Column({ ...moment, default: () => 'now()' }) createdAt: Date;
  @Column({ ...moment, default: () => 'now()' }) updatedAt: Date;
  @Column({ ...moment, nullable: true }) deletedAt: Date | null;
}

/** One notice for one endpoint, of an alert, of an entity or of an endpoint. `id` is the webhook-id of every attempt. */
@Entity('delivery')
@Index('delivery_once', ['alertId', 'endpointId', 'type', 'occasion'], { unique: true })
@Index('delivery_due', ['endpointId', 'ringAt'], { where: `status = 'pending'` })
@Index('delivery_on_the_way', ['endpointId'], { where: `status = 'pending' and claimed_until is not null` })
@Index('delivery_failed', { synchronize: false })
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
  /** Which time it is that this happens to the alert: it can be acknowledged, reopened and acknowledged again. */
  @Column('integer', { default: 0 }) occasion: number;
  /** Its number among all notices for this endpoint, from 1. */
  @Column('bigint', { default: 0 }) sequence: string;
  @Column('text') body: string;
  @Column('text', { default: 'pending' }) status: 'pending' | 'delivered' | 'failed';
  @Column('integer', { default: 0 }) attempts: number;
  /** The attempts before it was last replayed: the schedule begins anew behind them. */
  @Column('integer', { default: 0 }) triedBefore: number;
  @Column({ ...moment, nullable: true }) replayedAt: Date | null;
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
