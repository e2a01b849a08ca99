import { wants, wholeCategory } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import { firstRingAfter } from '../ledger/deadline.js';

/** What is told of: an alert, an entity, or null for what is about neither. */
export type NoticeSubject = { readonly alertId: string } | { readonly entityId: string } | null;

/** Something that happened, to be told to whoever of the organization wants to know. */
export interface Notice {
  readonly type: string;
  readonly about: NoticeSubject;
  readonly organizationId: string;
  /** The JSON of an object; its number among the notices of an endpoint is added for each. */
  readonly body: string;
  /** Which time it is that this happens to the alert; 0 where it happens once. */
  readonly occasion?: number;
}

/** A delivery that somebody is to ring for. */
export interface DeliveryToRing {
  readonly deliveryId: string;
  readonly endpointId: string;
}

interface Subscriber {
  readonly id: string;
  readonly organization_id: string;
  readonly event_types: readonly string[];
  readonly last_sequence: string;
}

// Held until the deliveries are written: an endpoint that is being disabled waits for them, and then parks them too. And
// nobody else numbers notices for it meanwhile, so that the order of their numbers is the order of their commits.
const subscribers = {
  name: 'delivery-subscribers',
  text: `select id, organization_id, event_types, last_sequence from webhook_endpoint
    where organization_id = any($1::uuid[]) and enabled and deleted_at is null and event_types && $2::text[] order by id for no key update`,
};

// The index delivery_once makes a repeat harmless: an alert is told to an endpoint under one id. What is told of an entity
// is written in the transaction that changed it, and so once as well.
const insert = {
  name: 'delivery-insert',
  text: `with numbered as (
      update webhook_endpoint e set last_sequence = n.last from unnest($12::uuid[], $13::bigint[]) as n(id, last) where e.id = n.id
    )
    insert into delivery (id, organization_id, endpoint_id, alert_id, entity_id, type, body, occasion, sequence, accepted_at, ring_at)
    select n.*, $10, now() + $11 * interval '1 ms'
    from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::bigint[]) as n
    on conflict (alert_id, endpoint_id, type, occasion) do nothing returning id as "deliveryId", endpoint_id as "endpointId"`,
};

/** Writes a delivery for each notice and each endpoint that wants it. Their ids are the webhook-ids. */
export async function announce(tx: Queryable, notices: readonly Notice[], acceptedAt: Date, ringAfterMs: number = firstRingAfter): Promise<DeliveryToRing[]> {
  if (notices.length === 0) return [];
  const types = [...new Set(notices.map(({ type }) => type))];
  const organizations = [...new Set(notices.map((notice) => notice.organizationId))];
  const endpoints = await tx.rows<Subscriber & Record<string, unknown>>(subscribers, [organizations, [...types, ...new Set(types.map(wholeCategory))]]);
  return writeDeliveries(tx, endpoints.map((endpoint) => ({ endpoint, notices: notices.filter(({ organizationId, type }) => organizationId === endpoint.organization_id && wants(endpoint.event_types, type)) })), acceptedAt, ringAfterMs);
}

/** The same where nobody can ring once the transaction has ended: the sweep does, at its next tick. */
export async function announceQuietly(tx: Queryable, notices: readonly Notice[], acceptedAt: Date): Promise<void> {
  await announce(tx, notices, acceptedAt, 0);
}

/** Tells one endpoint, whatever it asked for. Whoever calls holds its row. */
export async function announceTo(tx: Queryable, endpoint: { readonly id: string; readonly lastSequence: string }, notice: Notice, acceptedAt: Date): Promise<DeliveryToRing[]> {
  return writeDeliveries(tx, [{ endpoint: { id: endpoint.id, last_sequence: endpoint.lastSequence }, notices: [notice] }], acceptedAt, firstRingAfter);
}

type Told = { readonly endpoint: Pick<Subscriber, 'id' | 'last_sequence'>; readonly notices: readonly Notice[] };

async function writeDeliveries(tx: Queryable, told: readonly Told[], acceptedAt: Date, ringAfterMs: number): Promise<DeliveryToRing[]> {
  const deliveries = told.flatMap(({ endpoint, notices }) =>
    notices.map((notice, n) => ({ id: `msg_${uuid().replaceAll('-', '')}`, endpointId: endpoint.id, notice, sequence: Number(endpoint.last_sequence) + n + 1 })),
  );
  if (deliveries.length === 0) return [];
  const last = new Map(deliveries.map(({ endpointId, sequence }) => [endpointId, sequence]));
  return tx.rows<DeliveryToRing & Record<string, unknown>>(insert, [
    deliveries.map(({ id }) => id),
    deliveries.map(({ notice }) => notice.organizationId),
    deliveries.map(({ endpointId }) => endpointId),
    deliveries.map(({ notice: { about } }) => (about && 'alertId' in about ? about.alertId : null)),
    deliveries.map(({ notice: { about } }) => (about && 'entityId' in about ? about.entityId : null)),
    deliveries.map(({ notice }) => notice.type),
    deliveries.map(({ notice, sequence }) => numbered(notice.body, sequence)),
    deliveries.map(({ notice }) => notice.occasion ?? 0),
    deliveries.map(({ sequence }) => sequence),
    acceptedAt,
    ringAfterMs,
    [...last.keys()],
    [...last.values()],
  ]);
}

/** Put in front of the text as it is: a notice for a hundred endpoints is made once. */
const numbered = (body: string, sequence: number): string => `{"sequence":${sequence},${body.slice(1)}`;
