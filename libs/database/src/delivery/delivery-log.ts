import { behind, type Place } from '../behind.js';
import type { Database } from '../database.js';
import type { PageAsked } from '../page.js';
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

export interface DeliveryPage extends PageAsked {
  readonly after?: Place | null;
}

/** Only what is asked for stands in the statement; where an endpoint or an alert leads to few rows, the organization must not lead to all of its own. The status is one of ours, never a caller's text. */
function whereDeliveries(organizationId: string, { endpointId, status, alertId }: DeliveryFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [organizationId];
  const conditions = [alertId === undefined && endpointId === undefined ? 'd.organization_id = $1' : '(d.organization_id = $1) is true'];
  if (alertId !== undefined) conditions.push(`d.alert_id = $${values.push(alertId)}`);
  if (endpointId !== undefined) conditions.push(alertId === undefined ? `d.endpoint_id = $${values.push(endpointId)}` : `(d.endpoint_id = $${values.push(endpointId)}) is true`);
  // Written out: those that failed, and those that wait, have indexes of their own.
  if (status !== undefined) conditions.push(`d.status = '${status}'`);
  return { where: conditions.join(' and '), values };
}

/** What was sent, what is still to be sent, and how each try went. */
export class DeliveryLog {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(organizationId: string, filter: DeliveryFilter, { limit, offset, after = null }: DeliveryPage): Promise<{ deliveries: DeliveryRecord[]; total: number; hasMore: boolean }> {
    const { where, values } = whereDeliveries(organizationId, filter);
    const beyond = behind(after, { at: 'd.created_at', id: 'd.id', direction: 'desc' }, values.length);
    const [deliveries, [count]] = await Promise.all([
      this.database.rows<DeliveryRecord & Record<string, unknown>>(
        `select ${columns} from delivery d where ${where}${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`,
        [...values, ...beyond.values],
      ),
      this.database.rows<{ total: number }>(`select count(*)::int as total from delivery d where ${where}`, values),
    ]);
    return { deliveries: deliveries.slice(0, limit), total: count?.total ?? 0, hasMore: deliveries.length > limit };
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
