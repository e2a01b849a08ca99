import { beganAlikeWindowMs, type NetworkClass, type TieType } from '@app/domain';
import type { Queryable } from '../database.js';
import { MOST_TIED, type Tie } from './tie.js';

/** How far back one looks: so many events of the entity, and so many on each address. */
const OWN_EVENTS = 200;
const EVENTS_OF_EACH = 500;
/** The newest distinct sessions, destinations, addresses and devices of the entity. */
const OF_EACH = 20;
const ownLine: NetworkClass = 'consumer';

const own = (value: string, condition = 'true'): string => `
  select value, min(timestamp) as first_at, max(timestamp) as seen_at from (
    select ${value} as value, timestamp, network_class from event where entity_id = $2 and organization_id is not distinct from $1 order by timestamp desc limit ${OWN_EVENTS}
  ) recent where value <> '' and ${condition}
  group by value order by seen_at desc limit ${OF_EACH}`;

const onTraces = (kind: string, value: string): string => `
  select o.value, met.entity_id as "entityId", greatest(met.first_at, mine.first_at) as since, met.last_on::timestamp at time zone 'UTC' as "lastSeenAt"
  from (${own(value)}) o
  join trace mine on mine.organization_id = $1 and mine.kind = '${kind}' and mine.value = o.value and mine.entity_id = $2
  cross join lateral (
    select entity_id, first_at, last_on from trace where organization_id = $1 and kind = '${kind}' and value = o.value and entity_id <> $2 limit ${MOST_TIED + 1}
  ) met`;

// On lines that people have of their own, as in the suspicion of a shared address: behind a relay, a VPN, a data centre or a carrier
// of phones strangers meet. A network that nobody knows, or an event without a place as yet, ties nobody either: the unknown is no
// sign of guilt. The others, too, must have come while it was such a line; asked of them after the limit, which bounds the look.
// The column leads: see events-on-address.ts for the organization's condition.
const onAddresses = `
  select o.value, met.entity_id as "entityId", greatest(met.first_at, o.first_at) as since, met.last_at as "lastSeenAt"
  from (${own('address_line(ip_address)', `network_class = '${ownLine}'`)}) o
  cross join lateral (
    select seen.entity_id, min(seen.timestamp) as first_at, max(seen.timestamp) as last_at from (
      select entity_id, timestamp, network_class from event where address_line(ip_address) = o.value and organization_id is not distinct from $1 order by timestamp desc limit ${EVENTS_OF_EACH}
    ) seen where seen.entity_id is not null and seen.entity_id <> $2 and seen.network_class = '${ownLine}' group by seen.entity_id limit ${MOST_TIED + 1}
  ) met`;

const onDevices = `
  select own.device_id as value, met.entity_id as "entityId", greatest(met.first_seen_at, own.first_seen_at) as since, met.last_seen_at as "lastSeenAt"
  from (
    select device_id, first_seen_at from device u where organization_id = $1 and entity_id = $2 and deleted_at is null
      and not exists (select from device x where x.device_id = u.device_id and x.organization_id is not distinct from u.organization_id and x.disregarded_at is not null)
    order by last_seen_at desc limit ${OF_EACH}
  ) own
  cross join lateral (
    select entity_id, first_seen_at, last_seen_at from device
    where organization_id = $1 and device_id = own.device_id and entity_id <> $2 and deleted_at is null limit ${MOST_TIED + 1}
  ) met`;

const beganAlike = `
  select (select string_agg(substr(step, 29), ' > ' order by n) from unnest(mine.steps) with ordinality as s(step, n)) as value,
    met.entity_id as "entityId", greatest(met.began_at, mine.began_at) as since, met.began_at as "lastSeenAt"
  from opening mine
  cross join lateral (
    select entity_id, began_at from opening o
    where o.organization_id = $1 and o.signature = mine.signature and o.entity_id <> $2
      and o.began_at between mine.began_at - interval '${beganAlikeWindowMs} ms' and mine.began_at + interval '${beganAlikeWindowMs} ms'
    limit ${MOST_TIED + 1}
  ) met
  where mine.entity_id = $2 and mine.organization_id = $1 and mine.signature is not null`;

const questions: readonly (readonly [TieType, string])[] = [
  ['SAME_SESSION', onTraces('session', 'session_id')],
  ['SAME_DEVICE', onDevices],
  ['SIMILAR_BEHAVIOR', beganAlike],
  ['SAME_DESTINATION', onTraces('destination', 'coalesce(destination_account_id, destination_cuit)')],
  ['SAME_IP', onAddresses],
];

/** Whom somebody met: in a session, on a device, on the address of a line, at an account that both sent to, or in how both began. */
export async function metTies(tx: Queryable, organizationId: string, entityId: string, types: readonly TieType[]): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const [type, text] of questions) {
    if (!types.includes(type)) continue;
    const rows = await tx.rows<Omit<Tie, 'type'> & Record<string, unknown>>(text, [organizationId, entityId]);
    ties.push(...rows.map((row) => ({ ...row, type })));
  }
  return ties;
}
