import type { Database } from '@app/database';
import { AddressGuard, MailSender, newSecret, type WebhookSender } from '@app/webhook';
import { Deliveries, DeliveryLog, type DeliveryToRing, Organizations, WebhookEndpoints } from '@app/database';
import { lanesOfEndpoint } from '@app/domain';
import { Hands } from '@app/queue';
import { Metrics } from '@app/runtime';
import { v7 as uuid } from 'uuid';
import { announce, type Notice } from '../../libs/database/src/delivery/announce.js';
import { Couriers } from '../../apps/delivery/src/couriers.js';
import { Lanes } from '../../apps/delivery/src/lanes.js';
import { SendDelivery } from '../../apps/delivery/src/send-delivery.js';

/** One organization and its deliveries, without queue and processes: a test is the doorbell. */
export class LedgerOfWebhooks {
  readonly endpoints: WebhookEndpoints;
  readonly deliveries: Deliveries;
  readonly log: DeliveryLog;
  readonly metrics = new Metrics();
  readonly lanes = new Lanes(lanesOfEndpoint.usual);
  /** What the station rang for. */
  readonly rung: string[] = [];

  private constructor(readonly database: Database, readonly organizationId: string) {
    this.endpoints = new WebhookEndpoints(database);
    this.deliveries = new Deliveries(database);
    this.log = new DeliveryLog(database);
  }

  static async of(database: Database): Promise<LedgerOfWebhooks> {
    return new LedgerOfWebhooks(database, await new Organizations(database).create({ name: 'Acme', defaultCountry: null }));
  }

  async anEndpoint(url: string, wish: Partial<{ eventTypes: string[]; channel: string; signature: string; settings: Record<string, unknown> }> = {}): Promise<{ id: string; secret: string }> {
    const secret = newSecret();
    const { id } = await this.endpoints.create(this.organizationId, { channel: 'webhook', url, description: '', eventTypes: ['entity.created'], signature: 'standard', settings: {}, ...wish }, secret);
    return { id, secret };
  }

  notice(type = 'entity.created', data: object = { entity: { id: uuid(), externalId: 'ana', type: 'person' } }): Notice {
    return { type, about: { entityId: uuid() }, organizationId: this.organizationId, body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }) };
  }

  tell(...notices: Notice[]): Promise<DeliveryToRing[]> {
    return this.database.transaction((tx) => announce(tx, notices, new Date()));
  }

  /** One notice for the one endpoint that wants it. */
  async aDelivery(): Promise<DeliveryToRing> {
    return (await this.tell(this.notice()))[0] as DeliveryToRing;
  }

  deliver(delivery: DeliveryToRing, sender: WebhookSender, timeoutMs = 2_000): Promise<void> {
    const letters = new MailSender({ guard: new AddressGuard({ allowedNetworks: [] }), timeoutMs, smtpUrl: null, from: 'tamiz@example.com' });
    const doorbell = { ring: async ({ job }: { job: { deliveryIds: string[] } }) => this.rung.push(...job.deliveryIds) > 0 };
    const station = new SendDelivery(this.deliveries, new Couriers(sender, letters), this.lanes, new Hands(50), doorbell as never, this.metrics, { DELIVERY_TIMEOUT_MS: timeoutMs, DELIVERY_ALLOWED_NETWORKS: [], MAIL_FROM: '' });
    return station.handle({ v: 2, endpointId: delivery.endpointId, deliveryIds: [delivery.deliveryId] });
  }

  find(id: string) {
    return this.log.findWhole(this.organizationId, id);
  }

  makeDue(id: string): Promise<number> {
    return this.database.run(`update delivery set next_attempt_at = now() - interval '1 s', ring_at = now() - interval '1 s' where id = $1 and status = 'pending'`, [id]);
  }

  /** Those of our organization: the sweep rings for all. */
  async due(): Promise<string[]> {
    const due = await this.deliveries.takeDue(10_000);
    const own = await this.database.rows<{ id: string }>('select id from delivery where organization_id = $1', [this.organizationId]);
    return due.map(({ deliveryId }) => deliveryId).filter((id) => own.some((one) => one.id === id));
  }
}
