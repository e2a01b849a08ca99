import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';

/** What is told of: an alert, or an entity itself. */
export type NoticeSubject = { readonly alertId: string } | { readonly entityId: string };

/** Something that happened, to be told to whoever of the organization wants to know. */
export interface Notice {
  readonly type: string;
  readonly about: NoticeSubject;
  readonly organizationId: string;
  readonly body: string;
}

// Held until the deliveries are written: an endpoint that is being disabled waits for them, and then parks them too.
const subscribers = {
  name: 'delivery-subscribers',
  text: `select id, organization_id, event_types from webhook_endpoint
    where organization_id = any($1::uuid[]) and enabled and deleted_at is null order by id for share`,
};

// The index delivery_once makes a repeat harmless: an alert is told to an endpoint under one id. What is told of an entity
// is written in the transaction that changed it, and so once as well.
const insert = {
  name: 'delivery-insert',
  text: `insert into delivery (id, organization_id, endpoint_id, alert_id, entity_id, type, body, accepted_at, ring_at)
    select n.*, $8, now() + $9 * interval '1 ms'
    from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[]) as n
    on conflict (alert_id, endpoint_id, type) do nothing returning id`,
};

/** Writes a delivery for each notice and each endpoint that wants it. Answers their ids, which are the webhook-ids. */
export async function announce(tx: Queryable, notices: readonly Notice[], acceptedAt: Date): Promise<string[]> {
  if (notices.length === 0) return [];
  const organizations = [...new Set(notices.map((notice) => notice.organizationId))];
  const endpoints = await tx.rows<{ id: string; organization_id: string; event_types: string[] }>(subscribers, [organizations]);
  const deliveries = notices.flatMap((notice) =>
    endpoints
      .filter((endpoint) => endpoint.organization_id === notice.organizationId && endpoint.event_types.includes(notice.type))
      .map((endpoint) => ({ id: `msg_${uuid().replaceAll('-', '')}`, endpointId: endpoint.id, notice })),
  );
  if (deliveries.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(insert, [
    deliveries.map(({ id }) => id),
    deliveries.map(({ notice }) => notice.organizationId),
    deliveries.map(({ endpointId }) => endpointId),
    deliveries.map(({ notice: { about } }) => ('alertId' in about ? about.alertId : null)),
    deliveries.map(({ notice: { about } }) => ('entityId' in about ? about.entityId : null)),
    deliveries.map(({ notice }) => notice.type),
    deliveries.map(({ notice }) => notice.body),
    acceptedAt,
    firstRingAfter,
  ]);
  return rows.map((row) => row.id);
}
