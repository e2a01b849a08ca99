import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { WebhookEndpointEntity } from '../tables/delivery.entity.js';
import { abandon, park, unpark } from './parking.js';

/** An endpoint without its secret: what may be shown. */
export interface EndpointRecord {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly enabled: boolean;
  /** Why deliveries stopped, when it was not somebody's wish. */
  readonly disabledBecause: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface EndpointWish {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

export interface EndpointChanges extends EndpointWish {
  readonly enabled: boolean;
}

const shown = { id: true, url: true, description: true, eventTypes: true, enabled: true, disabledBecause: true, createdAt: true, updatedAt: true } as const;

/** Where an organization wants to be told. The secret goes in and, except to delivery, never comes out again. */
export class WebhookEndpoints {
  constructor(private readonly database: Database) {}

  async create(organizationId: string, wish: EndpointWish, secret: string): Promise<EndpointRecord> {
    const now = new Date();
    const record = { id: uuid(), ...wish, eventTypes: [...wish.eventTypes], enabled: true, disabledBecause: null, createdAt: now, updatedAt: now };
    await this.table.insert({ ...record, organizationId, secret });
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

  /** Null when there is no such endpoint. Off, its pending deliveries wait; on, they are due at once. */
  async change(organizationId: string, id: string, change: { readonly [Field in keyof EndpointChanges]?: EndpointChanges[Field] | undefined }): Promise<EndpointRecord | null> {
    const { url = null, description = null, eventTypes = null, enabled = null } = change;
    await this.database.transaction(async (tx) => {
      const found = await tx.run(
        `update webhook_endpoint set url = coalesce($3, url), description = coalesce($4, description), event_types = coalesce($5, event_types),
           enabled = coalesce($6, enabled), disabled_because = case when $6::boolean is null then disabled_because end, updated_at = now()
         where organization_id = $1 and id = $2 and deleted_at is null`,
        [organizationId, id, url, description, eventTypes, enabled],
      );
      if (found === 0 || enabled === null) return;
      await (enabled ? unpark : park)(tx, id);
    });
    return this.find(organizationId, id);
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
