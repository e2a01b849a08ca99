import type { Database } from '../database.js';
import type { DeliveryEntity } from '../tables/delivery.entity.js';
import type { AttemptRecord } from './settle-attempt.js';

export type DeliveryStatus = DeliveryEntity['status'];

/** A delivery as it is shown. */
export interface DeliveryRecord {
  /** The webhook-id of every attempt. */
  readonly id: string;
  readonly type: string;
  readonly status: DeliveryStatus;
  /** Its number among all notices for this endpoint. */
  readonly sequence: number;
  readonly endpointId: string;
  /** Null when it tells of an entity. */
  readonly alertId: string | null;
  /** Null when it tells of an alert. */
  readonly entityId: string | null;
  readonly attemptCount: number;
  /** Null when it is finished, or waits for its endpoint to be enabled. */
  readonly nextAttemptAt: Date | null;
  /** When the event behind it was acknowledged. */
  readonly acceptedAt: Date;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly replayedAt: Date | null;
}

/** With what is sent, and every try so far. */
export interface DeliveryWithAttempts extends DeliveryRecord {
  readonly payload: unknown;
  readonly attempts: readonly AttemptRecord[];
}

export interface DeliveryFilter {
  readonly endpointId?: string | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly alertId?: string | undefined;
}

const columns = `d.id, d.type, d.status, d.sequence::float8 as sequence, d.endpoint_id as "endpointId", d.alert_id as "alertId", d.entity_id as "entityId", d.attempts as "attemptCount",
  case when d.status = 'pending' and isfinite(d.next_attempt_at) then d.next_attempt_at end as "nextAttemptAt",
  d.accepted_at as "acceptedAt", d.created_at as "createdAt", d.finished_at as "finishedAt", d.replayed_at as "replayedAt"`;

const asked = `d.organization_id = $1 and ($2::uuid is null or d.endpoint_id = $2) and ($3::text is null or d.status = $3) and ($4::uuid is null or d.alert_id = $4)`;

/** What was sent, what is still to be sent, and how each try went. */
export class DeliveryLog {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(organizationId: string, filter: DeliveryFilter, page: { limit: number; offset: number }): Promise<{ deliveries: DeliveryRecord[]; total: number }> {
    const values = [organizationId, filter.endpointId ?? null, filter.status ?? null, filter.alertId ?? null];
    const [deliveries, [count]] = await Promise.all([
      this.database.rows<DeliveryRecord & Record<string, unknown>>(
        `select ${columns} from delivery d where ${asked} order by d.created_at desc, d.id limit $5 offset $6`,
        [...values, page.limit, page.offset],
      ),
      this.database.rows<{ total: number }>(`select count(*)::int as total from delivery d where ${asked}`, values),
    ]);
    return { deliveries, total: count?.total ?? 0 };
  }

  async find(organizationId: string, id: string): Promise<DeliveryRecord | null> {
    const [delivery] = await this.database.rows<DeliveryRecord & Record<string, unknown>>(`select ${columns} from delivery d where d.organization_id = $1 and d.id = $2`, [organizationId, id]);
    return delivery ?? null;
  }

  async findWhole(organizationId: string, id: string): Promise<DeliveryWithAttempts | null> {
    const [delivery] = await this.database.rows<DeliveryRecord & { body: string }>(
      `select ${columns}, d.body from delivery d where d.organization_id = $1 and d.id = $2`,
      [organizationId, id],
    );
    if (!delivery) return null;
    const attempts = await this.database.rows<AttemptRecord & Record<string, unknown>>(
      `select number, started_at as "startedAt", duration_ms as "durationMs", status, error, because, answer
       from attempt where delivery_id = $1 order by number`,
      [id],
    );
    const { body, ...record } = delivery;
    return { ...record, payload: JSON.parse(body) as unknown, attempts };
  }
}
