import type { Queryable } from '../database.js';
import { MOST_TIED, type Tie } from './tie.js';

/** How far back one looks: so many events of the entity, and so many on each session and address. */
const OWN_EVENTS = 200;
const EVENTS_OF_EACH = 500;
/** The newest distinct sessions, addresses and devices of the entity. */
const OF_EACH = 20;

const own = (column: string, condition: string): string => `
  select ${column} as value, max(timestamp) as seen_at from (
    select ${column}, timestamp, address_kind from event where entity_id = $2 and organization_id is not distinct from $1 order by timestamp desc limit ${OWN_EVENTS}
  ) recent where ${column} is not null and ${condition}
  group by ${column} order by seen_at desc limit ${OF_EACH}`;

// The column leads: see people-on-address.fact.ts for the organization's condition.
const throughEvents = (column: string, condition = 'true'): string => `
  select o.value, met.entity_id as "entityId" from (${own(column, condition)}) o
  cross join lateral (
    select distinct seen.entity_id from (
      select entity_id from event where ${column} = o.value and organization_id is not distinct from $1 order by timestamp desc limit ${EVENTS_OF_EACH}
    ) seen where seen.entity_id is not null and seen.entity_id <> $2 limit ${MOST_TIED + 1}
  ) met`;

const throughDevices = `
  select own.device_id as value, met.entity_id as "entityId" from (
    select device_id from device u where organization_id = $1 and entity_id = $2 and deleted_at is null
      and not exists (select from device x where x.device_id = u.device_id and x.organization_id is not distinct from u.organization_id and x.disregarded_at is not null)
    order by last_seen_at desc limit ${OF_EACH}
  ) own
  cross join lateral (
    select entity_id from device where organization_id = $1 and device_id = own.device_id and entity_id <> $2 and deleted_at is null limit ${MOST_TIED + 1}
  ) met`;

const questions = [
  ['SAME_SESSION', throughEvents('session_id')],
  ['SAME_DEVICE', throughDevices],
  ['SAME_IP', throughEvents('ip_address', `address_kind = 'public'`)],
] as const;

/** Whom somebody met: in a session, on a device, on a public address. */
export async function metTies(tx: Queryable, organizationId: string, entityId: string): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const [type, text] of questions) {
    const rows = await tx.rows<{ value: string; entityId: string }>(text, [organizationId, entityId]);
    ties.push(...rows.map((row) => ({ type, ...row })));
  }
  return ties;
}
