import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { WebhookEndpointEntity } from '../tables/delivery.entity.js';
import { announceTo, type DeliveryToRing } from './announce.js';
import { endpointHealth, type EndpointHealth } from './endpoint-health.js';
import { abandon, park, unpark } from './parking.js';

/** An endpoint without its secret: what may be shown. */
export interface EndpointRecord {
  readonly id: string;
  readonly channel: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly signature: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
  /** Why deliveries stopped, when it was not somebody's wish. */
  readonly disabledBecause: string | null;
  readonly failingSince: Date | null;
  readonly restsUntil: Date | null;
  readonly secretBeforeUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface EndpointWish {
  readonly channel: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly signature: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface EndpointChanges extends Omit<EndpointWish, 'channel'> {
  readonly enabled: boolean;
}

const shown = {
  id: true, channel: true, url: true, description: true, eventTypes: true, signature: true, settings: true, enabled: true, disabledBecause: true,
  failingSince: true, restsUntil: true, secretBeforeUntil: true, createdAt: true, updatedAt: true,
} as const;
const fresh = { enabled: true, disabledBecause: null, failingSince: null, restsUntil: null, secretBeforeUntil: null } as const;

/** Where an organization wants to be told. The secret goes in and, except to delivery, never comes out again. */
export class WebhookEndpoints {
  constructor(private readonly database: Database) {}

  async create(organizationId: string, wish: EndpointWish, secret: string): Promise<EndpointRecord> {
    const now = new Date();
    const record = { id: uuid(), ...wish, eventTypes: [...wish.eventTypes], settings: { ...wish.settings }, ...fresh, createdAt: now, updatedAt: now };
    await this.table.insert({ ...record, organizationId, secret } as object);
    return record;
  }

  /** In the order in which they were made. */
  async list(organizationId: string, page: { limit: number; offset: number }): Promise<{ endpoints: EndpointRecord[]; total: number }> {
    const [endpoints, total] = await this.table.findAndCount({
      select: shown,
      where: { organizationId, deletedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    return { endpoints, total };
  }

  find(organizationId: string, id: string): Promise<EndpointRecord | null> {
    return this.table.findOne({ select: shown, where: { organizationId, id, deletedAt: IsNull() } });
  }

  /** Null when there is no such endpoint. */
  async health(organizationId: string, id: string): Promise<EndpointHealth | null> {
    return (await this.find(organizationId, id)) && endpointHealth(this.database, id);
  }

  /** Null when there is no such endpoint. Off, its pending deliveries wait; on, they are due at once, and its failures are forgotten. */
  async change(organizationId: string, id: string, change: { readonly [Field in keyof EndpointChanges]?: EndpointChanges[Field] | undefined }): Promise<EndpointRecord | null> {
    const { url = null, description = null, eventTypes = null, enabled = null, signature = null, settings } = change;
    await this.database.transaction(async (tx) => {
      const found = await tx.run(
        `update webhook_endpoint set url = coalesce($3, url), description = coalesce($4, description), event_types = coalesce($5, event_types),
           signature = coalesce($7, signature), settings = coalesce($8::jsonb, settings),
           first_failure_at = case when $6::boolean is true then null else first_failure_at end, failing_since = case when $6::boolean is true then null else failing_since end,
           rests_until = case when $6::boolean is true then null else rests_until end,
           enabled = coalesce($6, enabled), disabled_because = case when $6::boolean is null then disabled_because end, updated_at = now()
         where organization_id = $1 and id = $2 and deleted_at is null`,
        [organizationId, id, url, description, eventTypes, enabled, signature, settings === undefined ? null : JSON.stringify(settings)],
      );
      if (found === 0 || enabled === null) return;
      await (enabled ? unpark : park)(tx, id);
    });
    return this.find(organizationId, id);
  }

  /** From now on `secret` signs, and for a while the one before it too. Null when there is no such endpoint. */
  async rotate(organizationId: string, id: string, secret: string, overlapMs: number): Promise<EndpointRecord | null> {
    await this.database.run(
      `update webhook_endpoint set secret_before = case when $4::float8 > 0 then secret end, secret_before_until = case when $4::float8 > 0 then now() + $4 * interval '1 ms' end,
         secret = $3, updated_at = now()
       where organization_id = $1 and id = $2 and deleted_at is null`,
      [organizationId, id, secret, overlapMs],
    );
    return this.find(organizationId, id);
  }

  /** Writes a test that takes the way of every notice. Null when there is no such endpoint, `off` when it is not enabled. */
  tryOut(organizationId: string, id: string): Promise<DeliveryToRing | 'off' | null> {
    return this.database.transaction(async (tx) => {
      const [endpoint] = await tx.rows<{ enabled: boolean; at: Date }>(
        `select enabled, now() as at from webhook_endpoint where organization_id = $1 and id = $2 and deleted_at is null for no key update`,
        [organizationId, id],
      );
      if (!endpoint) return null;
      if (!endpoint.enabled) return 'off';
      const body = JSON.stringify({ type: 'endpoint.test', timestamp: endpoint.at.toISOString(), data: { endpointId: id, message: 'This is a test. Nothing happened.' } });
      const [delivery] = await announceTo(tx, id, { type: 'endpoint.test', about: null, organizationId, body }, endpoint.at);
      return delivery ?? null;
    });
  }

  /** What it was still to be told counts as failed. Answers false when there is no such endpoint. */
  async remove(organizationId: string, id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const found = await tx.run(
        'update webhook_endpoint set enabled = false, deleted_at = now(), updated_at = now() where organization_id = $1 and id = $2 and deleted_at is null',
        [organizationId, id],
      );
      if (found === 1) await abandon(tx, id);
      return found === 1;
    });
  }

  private get table() {
    return this.database.source.getRepository(WebhookEndpointEntity);
  }
}
