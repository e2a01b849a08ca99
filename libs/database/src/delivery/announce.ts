import { wholeCategory } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Queryable, Transaction } from '../database.js';
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

// The endpoints are held until the deliveries are written: one that is being disabled waits for them, and then parks them too. And
// nobody else numbers notices for it meanwhile, so that the order of their numbers is the order of their commits. The number is put
// in front of the text as it is: a notice for a hundred endpoints is made once. Half of an id is the notice's, by time, and half is its
// and the endpoint's. The index delivery_once makes a repeat harmless: an alert is told to an endpoint under one id. What is told of an
// entity is written in the transaction that changed it, and so once as well.
const telling = (name: string, endpoints: string, wanted: string) => ({
  name,
  text: `with told as materialized (
      select id, organization_id, event_types, last_sequence from webhook_endpoint where ${endpoints} order by id for no key update
    ), written as materialized (
      select 'msg_' || left(n.id, 16) || left(md5(n.id || t.id), 16) as id, t.id as endpoint_id, n.organization_id, n.alert_id, n.entity_id, n.type, n.body, n.occasion,
        t.last_sequence + row_number() over (partition by t.id order by n.place) as sequence
      from told t join unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[]) with ordinality
        as n(id, organization_id, alert_id, entity_id, type, category, body, occasion, place) on ${wanted}
    ), numbered as (
      update webhook_endpoint e set last_sequence = w.last from (select endpoint_id, max(sequence) as last from written group by endpoint_id) w where e.id = w.endpoint_id
    )
    insert into delivery (id, organization_id, endpoint_id, alert_id, entity_id, type, body, occasion, sequence, accepted_at, ring_at)
    select id, organization_id, endpoint_id, alert_id, entity_id, type, '{"sequence":' || sequence || ',' || substr(body, 2), occasion, sequence, $9, now() + $10 * interval '1 ms'
    from written order by endpoint_id, sequence
    on conflict (alert_id, endpoint_id, type, occasion) do nothing returning id as "deliveryId", endpoint_id as "endpointId"`,
});

const toWhoeverWants = telling(
  'deliveries-announce',
  'organization_id = any($2::uuid[]) and enabled and deleted_at is null and event_types && ($5::text[] || $6::text[])',
  'n.organization_id = t.organization_id and t.event_types && array[n.type, n.category]',
);
const toOne = telling('deliveries-announce-to', 'id = $11', 'true');

/** Writes a delivery for each notice and each endpoint that wants it. Their ids are the webhook-ids. */
export async function announce(tx: Queryable, notices: readonly Notice[], acceptedAt: Date, ringAfterMs: number = firstRingAfter): Promise<DeliveryToRing[]> {
  return notices.length === 0 ? [] : tx.rows<DeliveryToRing & Record<string, unknown>>(toWhoeverWants, valuesOf(notices, acceptedAt, ringAfterMs));
}

/** The same as the last of a transaction: their ids are there when it has ended. */
export function announceLast(tx: Transaction, notices: readonly Notice[], acceptedAt: Date): Promise<DeliveryToRing[]> {
  return notices.length === 0 ? Promise.resolve([]) : tx.later<DeliveryToRing & Record<string, unknown>>(toWhoeverWants, valuesOf(notices, acceptedAt, firstRingAfter));
}

/** The same where nobody can ring once the transaction has ended: the sweep does, at its next tick. */
export async function announceQuietly(tx: Queryable, notices: readonly Notice[], acceptedAt: Date): Promise<void> {
  await announce(tx, notices, acceptedAt, 0);
}

/** Tells one endpoint, whatever it asked for. */
export function announceTo(tx: Queryable, endpointId: string, notice: Notice, acceptedAt: Date): Promise<DeliveryToRing[]> {
  return tx.rows<DeliveryToRing & Record<string, unknown>>(toOne, [...valuesOf([notice], acceptedAt, firstRingAfter), endpointId]);
}

const valuesOf = (notices: readonly Notice[], acceptedAt: Date, ringAfterMs: number): unknown[] => [
  notices.map(() => uuid().replaceAll('-', '')),
  notices.map(({ organizationId }) => organizationId),
  notices.map(({ about }) => (about && 'alertId' in about ? about.alertId : null)),
  notices.map(({ about }) => (about && 'entityId' in about ? about.entityId : null)),
  notices.map(({ type }) => type),
  notices.map(({ type }) => wholeCategory(type)),
  notices.map(({ body }) => body),
  notices.map(({ occasion }) => occasion ?? 0),
  acceptedAt,
  ringAfterMs,
];
